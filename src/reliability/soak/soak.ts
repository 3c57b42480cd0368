import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LoopbackDiscord } from '../../../loopback/discord.ts';
import { reindex } from '../../assistant.ts';
import { type Config, loadConfig } from '../../config.ts';
import { readLabelledQuestions } from '../../evaluation/labelled-questions.ts';
import { type ReliabilitySection, type RunSection, Tally, type Trial } from '../section.ts';
import { BotProcess, type Holding } from './bot-process.ts';
import { leftFiles } from './files.ts';
import { leftOver, memoryFigures, memoryTrials } from './holdings.ts';
import { crowd, type Load, type Loaded, putLoadOn } from './load.ts';
import { receptionFigures, receptionsOf, receptionTrials } from './reception.ts';

interface Plan {
  readonly warmUp: Load;
  readonly load: Load;
  /** Between two looks at what the bot holds, in seconds. */
  readonly measureEverySeconds: number;
  /** Too short a load tells nothing of growth. */
  readonly judgesMemory: boolean;
}

const questionsPerSecond = 50;

/**
 * The warm-up asks 20,000 questions. The bot remembers 5,000 ids and 5,000 conversations, and a table of V8 that forgets as much as
 * it learns still grows once, up to the 8,192nd entry that it ever took; what is rare, such as a resumed session, V8 has
 * to meet a few times before it has compiled it.
 */
const plans: { readonly whole: Plan; readonly brief: Plan } = {
  whole: {
    warmUp: { seconds: 400, questionsPerSecond, reindexEverySeconds: 20, dropEverySeconds: 30 },
    load: { seconds: 600, questionsPerSecond, reindexEverySeconds: 20, dropEverySeconds: 30 },
    measureEverySeconds: 5,
    judgesMemory: true,
  },
  brief: {
    warmUp: { seconds: 0.2, questionsPerSecond, reindexEverySeconds: 1, dropEverySeconds: 1 },
    load: { seconds: 3, questionsPerSecond, reindexEverySeconds: 2, dropEverySeconds: 1 },
    measureEverySeconds: 1,
    judgesMemory: false,
  },
};

/** How long the last answers may take, and what the load opened to be closed again, in milliseconds. */
const patienceMs = 60_000;
const restMs = 15_000;

/**
 * Keeps the bot, which is a process of its own as `npm start` runs it, under load on a loopback Discord while its index
 * is rebuilt and its gateway dropped, and tells whether anything was lost or kept.
 */
export const run: RunSection = async ({ brief, report }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-soak-'));
  const discord = await LoopbackDiscord.start({ name: 'soak', withoutTimeline: true });
  try {
    return await soak(plans[brief ? 'brief' : 'whole'], folder, discord, report);
  } finally {
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

async function soak(
  plan: Plan,
  folder: string,
  discord: LoopbackDiscord,
  report: (line: string) => void,
): Promise<ReliabilitySection> {
  const { config, questions, temporary } = await prepare(folder);
  const bot = new BotProcess(config, {
    DISCORD_TOKEN: LoopbackDiscord.token,
    DISCORD_API_URL: discord.apiUrl,
    LOG_LEVEL: 'error',
    QUESTION_BURST: '1000',
    QUESTIONS_PER_MINUTE: '10000',
    TMPDIR: temporary,
  });
  try {
    while (discord.gateway.identified === 0) {
      if (bot.end !== null) throw new Error(`The bot did not start: ${bot.complaints.join(' ')}`);
      await pause(20);
    }
    const people = crowd();
    const load = (under: Load, onSecond: (second: number) => void) =>
      putLoadOn(discord, config.corpusDir, questions, people, under, onSecond);
    const warmUp = await load(plan.warmUp, () => {});
    await allAnswered(discord, warmUp);
    const before = await atRest(bot, null);

    const holdings: Holding[] = [];
    const measuring: Promise<unknown>[] = [];
    const loaded = await load(plan.load, (second) => {
      if (second % plan.measureEverySeconds === 0)
        measuring.push(bot.holding().then((holding) => holdings.push(holding)));
      if (second % 60 === 0) report(`${second} s`);
    });
    await Promise.all(measuring);
    await allAnswered(discord, loaded);
    const after = await atRest(bot, before);
    const end = await bot.stop();

    const receptions = receptionsOf(discord, loaded);
    const held = leftOver(before, after);
    const trials: Trial[] = [
      ...receptionTrials(receptions),
      reindexingTrial(discord, loaded),
      resumeTrial(loaded),
      ...(plan.judgesMemory ? memoryTrials(holdings) : []),
      single('handles, threads, open files and processes at rest, none more than before', held),
      single('temporary files and folders, none left', await leftFiles(temporary, config.indexDir)),
      single('the bot stops as told and complains of nothing', complaintOf(end, bot.complaints)),
    ];
    const figures = [...receptionFigures(receptions), ...memoryFigures(holdings, [before, after])];
    return { title: 'Load', method: methodOf(plan), trials, figures };
  } finally {
    await bot.stop();
  }
}

const methodOf = ({ load, warmUp, measureEverySeconds }: Plan): string =>
  `The bot runs as \`npm start\` does, from its sources, on a loopback Discord on the same machine. In a warm-up of ${warmUp.seconds} s it is asked as under the load, four times as often as fills what it remembers, the ids of the last 5,000 interactions and the last 5,000 conversations: until then their tables grow. Then it is asked ${load.questionsPerSecond} questions a second for ${load.seconds} s, half of them by 400 people in turn, the other half each by somebody new; every ${load.reindexEverySeconds} s the corpus changes and \`/reindex\` is used, and every ${load.dropEverySeconds} s the gateway's socket is cut. Times are from an interaction's leaving Discord to the arrival there. Of what is sent while the socket is down, the bot hears when the session is resumed, and discord.js waits half a second before it connects again. Neither first responses nor answers count to the 50 requests a second that Discord allows a bot, so that what queues up is what the machine has no time for. What the bot holds is asked of it every ${measureEverySeconds} s, after a forced collection, with whatever it has under way, and of \`/proc\`; compiled code is told apart from the rest of the heap. The last third may be above the first, median against median, by what the middle half of the samples of one third span: noise passes, while a steady growth, whatever its speed, makes four times as much.`;

async function prepare(
  folder: string,
): Promise<{ config: Config; questions: readonly string[]; temporary: string }> {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const repository = loadConfig({}, root);
  const config = loadConfig(
    {
      CORPUS_DIR: path.join(folder, 'corpus'),
      INDEX_DIR: path.join(folder, 'index'),
      MODEL_DIR: repository.modelDir,
    },
    root,
  );
  await cp(repository.corpusDir, config.corpusDir, { recursive: true });
  const temporary = path.join(folder, 'temporary');
  await mkdir(temporary);
  await reindex(config);
  const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
  return { config, questions: labelled.map(({ question }) => question), temporary };
}

/** Waits until everything was answered, or for as long as anybody would. */
async function allAnswered(discord: LoopbackDiscord, { asked }: Loaded): Promise<void> {
  const until = discord.now() + patienceMs;
  const open = () => {
    const answered = new Set(
      discord.requests.flatMap(({ method, path: of }) => (method === 'PATCH' ? [of.split('/')[3]] : [])),
    );
    return asked.some(({ sent }) => !answered.has(sent.token));
  };
  while (open() && discord.now() < until) await pause(250);
}

/** What the bot holds once nothing is under way: no more than before the load, or what is left after a while. */
async function atRest(bot: BotProcess, before: Holding | null): Promise<Holding> {
  const until = performance.now() + (before ? restMs : 0);
  for (;;) {
    const holding = await bot.holding();
    if (!before || leftOver(before, holding) === null || performance.now() > until) return holding;
    await pause(250);
  }
}

function reindexingTrial(discord: LoopbackDiscord, { asked }: Loaded): Trial {
  const tally = new Tally('reindexings by `/reindex` under the load, done');
  const bodies = new Map<string, string>();
  for (const { method, path: of, body } of discord.requests)
    if (method === 'PATCH') bodies.set(of.split('/')[3] ?? '', JSON.stringify(body));
  for (const { sent, kind } of asked) {
    if (kind !== 'reindexing') continue;
    const last = bodies.get(sent.token);
    tally.add(last === undefined ? 'no reply' : isDone(last) ? null : last.slice(0, 300));
  }
  return tally.trial();
}

/** The reply to a reindexing that is done says so in both languages. */
const isDone = (reply: string): boolean => reply.includes('Reindexed in');

function resumeTrial({ drops }: Loaded): Trial {
  const tally = new Tally('sessions resumed after a dropped socket');
  for (const { at, backAt } of drops) tally.add(backAt === null ? `not the one dropped at ${at} ms` : null);
  return tally.trial();
}

const single = (what: string, fault: string | null): Trial => {
  const tally = new Tally(what);
  tally.add(fault);
  return tally.trial();
};

const complaintOf = (end: string, complaints: readonly string[]): string | null =>
  end === 'it ended with 0' && complaints.length === 0
    ? null
    : [
        end,
        ...complaints.slice(0, 5),
        ...(complaints.length > 5 ? [`and ${complaints.length - 5} more`] : []),
      ].join('; ');
