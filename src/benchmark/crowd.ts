import { setTimeout as pause } from 'node:timers/promises';
import type { CapturedRequest } from '../../loopback/capture.ts';
import { LoopbackDiscord, type SentInteraction, wasTaken } from '../../loopback/discord.ts';
import { someone } from '../../loopback/people.ts';
import type { Config } from '../config.ts';
import { EndlessReindexing, endProcess, startScript } from './processes.ts';

/** Many people who ask in the same second. */
export interface Crowd {
  readonly people: number;
  /** Asked in turn, one by each person and then again; each once. */
  readonly questions: readonly string[];
  /** Milliseconds from the first question to the last. */
  readonly withinMs: number;
}

/** What became of one question. */
interface Reception {
  /** Requests that Discord took. */
  readonly acknowledgements: number;
  readonly answers: number;
  /** Milliseconds from the question to the first of either; null: none came. */
  readonly acknowledgedMs: number | null;
  readonly answeredMs: number | null;
}

export interface CrowdResult {
  readonly receptions: readonly Reception[];
  /** Milliseconds that it really took to send all the questions. */
  readonly sentWithinMs: number;
  /** Full reindexings done between the first question and the last answer. */
  readonly reindexings: number;
}

/** A question that nobody waits for longer is unanswered, in milliseconds. */
const patienceMs = 60_000;

/**
 * Has a crowd ask the bot, which is a process of its own on a loopback Discord, while the index is rebuilt without a
 * pause by further processes. The index must have been built.
 * @param name of the capture
 */
export async function receiveCrowd(config: Config, crowd: Crowd, name: string): Promise<CrowdResult> {
  const discord = await LoopbackDiscord.start({ name });
  const bot = startScript('start', config, {
    DISCORD_TOKEN: LoopbackDiscord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'error',
  });
  const reindexing = new EndlessReindexing(config);
  try {
    await discord.until('the bot', () => discord.gateway.identified || undefined);
    // One by each, before those that count: code is compiled and caches fill.
    const warmUp = await askAll(discord, { ...crowd, questions: crowd.questions.slice(0, crowd.people) });
    await answersOf(discord, warmUp.asked.length);
    while (reindexing.done === 0) await pause(50);

    const doneBefore = reindexing.done;
    const { asked, sentWithinMs } = await askAll(discord, crowd);
    await answersOf(discord, warmUp.asked.length + asked.length);
    // What comes twice may come late.
    await pause(500);
    const receptions = asked.map(({ sent, at }) => receptionOf(discord, sent, at));
    return { receptions, sentWithinMs, reindexings: reindexing.done - doneBefore };
  } finally {
    await endProcess(bot);
    await reindexing.end();
    await discord.stop();
  }
}

async function askAll(discord: LoopbackDiscord, { people, questions, withinMs }: Crowd) {
  const started = discord.now();
  const asked: { readonly sent: SentInteraction; readonly at: number }[] = [];
  for (const [place, question] of questions.entries()) {
    const early = started + (place * withinMs) / questions.length - discord.now();
    if (early > 0) await pause(early);
    const at = discord.now();
    const sent = discord.command('ask', { question }, { user: someone(place % people) });
    asked.push({ sent, at });
  }
  return { asked, sentWithinMs: discord.now() - started };
}

/** An answer has components; a line of text alone says that there is none. */
const isAnswer = (request: CapturedRequest): boolean =>
  request.method === 'PATCH' && wasTaken(request) && request.body?.components?.length > 0;

/** Waits until so many answers have come since the start, or for as long as anybody would. */
async function answersOf(discord: LoopbackDiscord, count: number): Promise<void> {
  const until = discord.now() + patienceMs;
  while (discord.requests.filter(isAnswer).length < count && discord.now() < until) await pause(50);
}

function receptionOf(discord: LoopbackDiscord, sent: SentInteraction, at: number): Reception {
  const acknowledgements = discord.callbacksOf(sent).filter(wasTaken);
  const answers = discord.editsOf(sent).filter(isAnswer);
  const since = (requests: readonly CapturedRequest[]) => (requests[0] ? requests[0].t - at : null);
  return {
    acknowledgements: acknowledgements.length,
    answers: answers.length,
    acknowledgedMs: since(acknowledgements),
    answeredMs: since(answers),
  };
}
