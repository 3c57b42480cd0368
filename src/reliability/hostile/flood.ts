import { setTimeout as pause } from 'node:timers/promises';
import { InteractionResponseType } from 'discord.js';
import pino from 'pino';
import { LoopbackDiscord, wasTaken } from '../../../loopback/discord.ts';
import type { Interaction } from '../../../loopback/interactions.ts';
import type { Message } from '../../../loopback/messages.ts';
import type { Assistant } from '../../assistant.ts';
import { loadConfig } from '../../config.ts';
import { startBot } from '../../discord/bot.ts';
import type { Tally } from '../section.ts';
import { damaged, describeInteraction, type HostileInteraction } from './interactions.ts';
import { messageFault } from './message-fault.ts';

/** Interactions between two looks at whether the bot still answers. */
const between = 25;

const question = 'من هو المتحدث باسم التحالف؟';

interface Entry {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly stack?: string; readonly code?: unknown };
}

interface Sent {
  readonly interaction: Interaction;
  readonly whole: boolean;
}

/**
 * Sends interactions to the bot, which runs in this process with the real client, and tallies what came of each: no
 * exception escaped, it was acknowledged once at most (and once, if it was whole), and nothing that was sent pings,
 * formats or reorders.
 */
export async function flood(
  assistant: Assistant,
  interactions: readonly HostileInteraction[],
  batchSeed: number,
  tally: Tally,
): Promise<void> {
  const discord = await LoopbackDiscord.start({ name: 'hostile', withoutTimeline: true });
  const entries: Entry[] = [];
  const escaped: string[] = [];
  const noteEscaped = (error: unknown) => void escaped.push(String((error as Error)?.stack ?? error));
  process.on('uncaughtException', noteEscaped).on('unhandledRejection', noteEscaped);
  const bot = await startBot({
    config: loadConfig(
      {
        DISCORD_TOKEN: LoopbackDiscord.token,
        DISCORD_API_URL: discord.apiUrl,
        QUESTION_BURST: '1000',
        QUESTIONS_PER_MINUTE: '10000',
      },
      '/',
    ),
    assistant,
    log: pino({ level: 'info' }, { write: (entry) => void entries.push(JSON.parse(entry)) }),
    feedback: { add: async () => {} },
  });
  try {
    const answer = await ask(discord);
    const replayed = idsIn(answer);
    const sent: Sent[] = [];
    for (const [place, hostile] of interactions.entries()) {
      const whole = hostile.make(answer, replayed);
      const interaction = damaged(whole, hostile.damages);
      discord.send('hostile', interaction);
      if (hostile.twice) discord.send('hostile', interaction, true);
      sent.push({ interaction, whole: hostile.damages.length === 0 });
      if (place % between === between - 1) await ask(discord);
    }
    await ask(discord);
    await bot.stop();
    for (const each of sent) tally.add(receptionFault(discord, each, batchSeed));
    const faults = [
      ...discord.requests.flatMap(({ body }) => (body && messageFault(body.data ?? body)) ?? []),
      ...escaped.map((stack) => `an exception escaped: ${stack}`),
      ...entries.filter(isFailure).map(({ msg, err }) => `it logged '${msg}': ${err?.stack}`),
    ];
    for (const fault of faults) tally.add(`seed ${batchSeed}: ${fault}`);
  } finally {
    await bot.stop();
    await discord.stop();
    process.off('uncaughtException', noteEscaped).off('unhandledRejection', noteEscaped);
  }
}

/** Not the refusal of a reply to an interaction whose ids were damaged, what follows it, or one that cannot be written into an address. */
const isFailure = ({ level, msg, err }: Entry): boolean =>
  level >= 50 &&
  msg !== 'reply could not be delivered' &&
  !/^(?:DiscordAPIError|URIError)/.test(err?.stack ?? '');

function receptionFault(
  discord: LoopbackDiscord,
  { interaction, whole }: Sent,
  batchSeed: number,
): string | null {
  const acknowledged = discord.callbacksOf(interaction).filter(wasTaken);
  const count = acknowledged.length;
  const fault = (what: string) => `${describeInteraction(interaction)} (seed ${batchSeed}): ${what}`;
  if (count > 1 || (count === 0 && whole)) return fault(`acknowledged ${count} times`);
  const deferred = acknowledged[0]?.body?.type === InteractionResponseType.DeferredChannelMessageWithSource;
  return whole && deferred && !discord.editsOf(interaction).some(wasTaken) ? fault('never answered') : null;
}

/** Asks what can be answered, and waits until it is. */
async function ask(discord: LoopbackDiscord): Promise<Message> {
  const sent = discord.command('ask', { question });
  await patiently(() => discord.editsOf(sent).length > 0);
  return discord.messageOf(sent);
}

/** @throws Error where something has not come to pass after two minutes: on a busy machine what is slow is not lost */
async function patiently(hasCome: () => boolean): Promise<void> {
  const until = performance.now() + 120_000;
  while (!hasCome()) {
    if (performance.now() > until) throw new Error('The bot no longer answers.');
    await pause(10);
  }
}

/** The `custom_id`s of a message. */
const idsIn = (message: Message): string[] =>
  [...JSON.stringify(message).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id);
