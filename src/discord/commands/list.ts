import { about } from './about.ts';
import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { passage } from './passage.ts';
import { sources } from './sources.ts';
import { summary } from './summary.ts';

/** Every command: what the bot answers and what is registered. */
export const commands: readonly Command[] = [ask, summary, passage, sources, about];
