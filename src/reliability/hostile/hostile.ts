import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type Assistant, openAssistant } from '../../assistant.ts';
import { loadConfig } from '../../config.ts';
import { type RunSection, Tally, type Trial } from '../section.ts';
import { corpusFileFault } from './corpus-fault.ts';
import { hostileFile } from './corpus-files.ts';
import { flood } from './flood.ts';
import { hostileInteraction } from './interactions.ts';
import { questionFault } from './questions.ts';
import { hostileText, named } from './texts.ts';

/** All that is random comes from this. */
const seed = 20_260_406;

const counts = {
  whole: { questions: 100_000, files: 10_000, interactions: 10_000, growing: 1 },
  brief: { questions: 100, files: 100, interactions: 60, growing: 17 },
} as const;

/** Samples that are made at a time, and questions that are asked at a time. */
const batch = 500;
const atOnce = 8;

type Report = (line: string) => void;

/** Hands over so many samples, a batch at a time; each batch has the seed after that of the one before. */
async function eachBatch<Sample>(
  arbitrary: fc.Arbitrary<Sample>,
  count: number,
  use: (samples: readonly Sample[], batchSeed: number) => Promise<void>,
  tally: Tally,
  report: Report,
): Promise<void> {
  for (let made = 0; made < count; made += batch) {
    const batchSeed = seed + made / batch;
    await use(fc.sample(arbitrary, { seed: batchSeed, numRuns: Math.min(batch, count - made) }), batchSeed);
    const { what, tried, survived } = tally.trial();
    if (((made + batch) / batch) % 4 === 0) report(`${what}: ${tried}, of which survived: ${survived}`);
  }
}

async function askAll(assistant: Assistant, count: number, report: Report): Promise<Trial> {
  const tally = new Tally('questions of random Unicode, asked');
  const askBatch = async (questions: readonly string[], batchSeed: number) => {
    const left = [...questions];
    const askInTurn = async () => {
      for (let question = left.pop(); question !== undefined; question = left.pop()) {
        const fault = await questionFault(assistant, question);
        tally.add(fault && `${named(question)} (seed ${batchSeed}): ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, askInTurn));
  };
  await eachBatch(hostileText, count, askBatch, tally, report);
  return tally.trial();
}

async function readAll(count: number, report: Report): Promise<Trial> {
  const tally = new Tally('random report files, read, cut into passages and indexed');
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-hostile-'));
  const readBatch = async (files: readonly Uint8Array[], batchSeed: number) => {
    for (const [place, bytes] of files.entries()) {
      const fault = await corpusFileFault(folder, bytes);
      tally.add(fault && `file ${place} of seed ${batchSeed}, ${bytes.length} bytes: ${fault}`);
    }
  };
  try {
    await eachBatch(hostileFile, count, readBatch, tally, report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return tally.trial();
}

async function sendAll(assistant: Assistant, count: number, report: Report): Promise<Trial> {
  const tally = new Tally('random interactions, sent through the gateway');
  await eachBatch(
    hostileInteraction,
    count,
    (interactions, batchSeed) => flood(assistant, interactions, batchSeed, tally),
    tally,
    report,
  );
  return tally.trial();
}

/** In a process of its own, where nothing was compiled before its work is counted. */
async function grow(every: number): Promise<readonly Trial[]> {
  const child = fork(fileURLToPath(new URL('./growing-process.ts', import.meta.url)), [String(every)], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  let trials: readonly Trial[] | null = null;
  child.on('message', (message: readonly Trial[]) => {
    trials = message;
  });
  const [status, signal] = await once(child, 'close');
  if (!trials) throw new Error(`The process that counts work ended with ${signal ?? status}.`);
  return trials;
}

/** Asks, indexes and sends what nobody would who meant well, and tells whether the program took it. */
export const run: RunSection = async ({ brief, report }) => {
  const { questions, files, interactions, growing } = counts[brief ? 'brief' : 'whole'];
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const indexDir = await mkdtemp(path.join(tmpdir(), 'isnad-hostile-index-'));
  const assistant = await openAssistant(loadConfig({ INDEX_DIR: indexDir }, root));
  try {
    const trials = [
      ...(await grow(growing)),
      await readAll(files, report),
      await sendAll(assistant, interactions, report),
      await askAll(assistant, questions, report),
    ];
    return { title: 'Hostile input', method, trials };
  } finally {
    await assistant.close();
    await rm(indexDir, { recursive: true, force: true });
  }
};

const method = `Made by fast-check from the seed ${seed} on. Questions are runs and mixtures of letters of every script, halves of surrogate pairs, characters beyond the basic plane, stacks of marks, joiners, direction controls and markup, some of them a line of a megabyte. They are asked of the assistant on the repository's report; survived means that it answers, or refuses with a named error, that every excerpt is verbatim, and that the reply which Discord would show neither pings, formats nor reorders. Files are a report with one to four changes: front matter, bytes, encodings, line ends, NUL, huge lines; survived means that it is read verbatim, or refused with file and line. Interactions are commands, suggestions, presses with forged and replayed \`custom_id\`s, menus and forms, half of them with fields that are missing or anything at all, half of them sent twice, to the bot with the stock client on a loopback Discord; survived means that no exception escapes, that each is acknowledged once (one with broken fields, at most once), and that no message pings, formats or reorders. Work is counted by the blocks of the program's code that run, on texts that double in size: with twice the text, at most 2.5 times the blocks.`;
