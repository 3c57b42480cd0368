import pino from 'pino';
import { expect } from 'vitest';
import {
  LoopbackDiscord,
  type LoopbackOptions,
  type SentInteraction,
  wasTaken,
} from '../../loopback/discord.ts';
import type { Assistant } from '../../src/assistant.ts';
import { loadConfig } from '../../src/config.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.ts';

const question = 'من هو المتحدث باسم التحالف؟';

/** A bot with a Discord of its own, on which things go wrong. */
export interface Faulty {
  readonly discord: LoopbackDiscord;
  readonly bot: Bot;
  /** Entries of the bot's log. */
  readonly entries: string[];
  ask(): SentInteraction;
  /** Waits until an interaction is answered. */
  answered(sent: SentInteraction): Promise<void>;
  /** Waits until these and one more question are answered, and expects that each was once. */
  eachAnsweredOnce(...sent: SentInteraction[]): Promise<void>;
}

type FaultyOptions = Omit<LoopbackOptions, 'name'> & Pick<BotOptions, 'requestTimeoutMs'>;

/** Less than discord.js lets servers that are away take, left to itself. */
const connectTimeoutMs = 10_000;

/**
 * @param name of the capture
 * @param forget hears how to end it: a test's own onTestFinished, or afterAll
 */
export async function startFaulty(
  assistant: Assistant,
  name: string,
  forget: (end: () => Promise<void>) => void,
  { requestTimeoutMs, ...settings }: FaultyOptions = {},
): Promise<Faulty> {
  const discord = await LoopbackDiscord.start({ name: `faults-${name}`, ...settings });
  forget(() => discord.stop());
  const entries: string[] = [];
  const bot = await startBot({
    config: loadConfig(
      {
        DISCORD_TOKEN: LoopbackDiscord.token,
        DISCORD_API_URL: discord.apiUrl,
        QUESTION_BURST: '1000',
      },
      '/',
    ),
    assistant,
    log: pino({ level: 'info' }, { write: (entry) => entries.push(entry) }),
    connectTimeoutMs,
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
  });
  forget(() => bot.stop());

  const ask = () => discord.command('ask', { question });
  const isAnswered = (sent: SentInteraction) => discord.editsOf(sent).find(wasTaken);
  const answered = async (sent: SentInteraction) => {
    await discord.until('the answer', () => isAnswered(sent));
  };
  return {
    discord,
    bot,
    entries,
    ask,
    answered,
    async eachAnsweredOnce(...sent) {
      for (const each of sent) await answered(each);
      // What would answer one of them again has had its time when a later question is answered.
      const last = ask();
      await answered(last);
      for (const each of [...sent, last]) {
        expect(discord.callbacksOf(each).filter(wasTaken)).toHaveLength(1);
        // An edit may come again when its reply was lost; it puts the same in the same place.
        const edits = discord.editsOf(each).filter(wasTaken);
        expect(new Set(edits.map(({ body }) => JSON.stringify(body))).size).toBe(1);
        expect(discord.followUpsOf(each)).toEqual([]);
      }
    },
  };
}
