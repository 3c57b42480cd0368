import { about } from './about.ts';
import { ask } from './ask.ts';
import { askTheReport } from './ask-the-report.ts';
import type { MessageCommand, SlashCommand } from './command.ts';
import { passage } from './passage.ts';
import { reindex } from './reindex.ts';
import { sources } from './sources.ts';
import { summary } from './summary.ts';

/** Every slash command: what the bot answers and what is registered. */
export const slashCommands: readonly SlashCommand[] = [ask, summary, passage, sources, about, reindex];

/** Every command of a message's menu. */
export const messageCommands: readonly MessageCommand[] = [askTheReport];
