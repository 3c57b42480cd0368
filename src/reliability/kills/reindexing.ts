import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { launcher } from '../../engines/launcher.ts';
import type { Harm, Interposition } from './interposition.ts';
import type { JobOutcome, ReindexingJob } from './reindexing-process.ts';

const script = fileURLToPath(new URL('../../../scripts/reindex.ts', import.meta.url));
const preload = new URL('./interpose.js', import.meta.url);
const program = fileURLToPath(new URL('./reindexing-process.ts', import.meta.url));
const loader = ['--import', import.meta.resolve('tsx')];

export interface Outcome {
  /** Null of a process that was killed. */
  readonly status: number | null;
  readonly signal: string | null;
  /** What it says is wrong, a line each. */
  readonly complaints: readonly string[];
  /** The operations on files of the index folder that were begun, in order. */
  readonly operations: readonly string[];
}

/**
 * Does one reindexing.
 * @param folder where the list of its operations goes
 * @param at the operation that `harm` comes upon, from 1; 0 for none
 */
export type Reindex = (config: Config, folder: string, harm: Harm | null, at: number) => Promise<Outcome>;

const interpositionFor = (...[{ indexDir }, folder, harm, at]: Parameters<Reindex>): Interposition => ({
  folder: indexDir,
  log: path.join(folder, 'operations'),
  at,
  harm,
});

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

const operationsIn = async ({ log }: Interposition): Promise<string[]> =>
  linesOf(await readFile(log, 'utf8').catch(() => ''));

/** By `npm run reindex`, in a process of its own. */
export const runScript: Reindex = (...job) => runProgram([launcher, script], ...job);

async function runProgram(
  program: readonly string[],
  config: Config,
  ...job: [folder: string, harm: Harm | null, at: number]
): Promise<Outcome> {
  const interposition = interpositionFor(config, ...job);
  const interpose = new URL(preload);
  interpose.searchParams.set('interposition', JSON.stringify(interposition));
  const child = spawn(process.execPath, ['--import', interpose.href, ...program, '--json'], {
    env: {
      CORPUS_DIR: config.corpusDir,
      INDEX_DIR: config.indexDir,
      MODEL_DIR: config.modelDir,
      EMBEDDING_MODEL: config.embeddingModel,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const [status, signal] = await once(child, 'close');
  const complaints = linesOf(stderr).filter((line) => !line.startsWith('Indexing the corpus'));
  if (status !== 0 && stdout !== '') complaints.push(`on standard output: ${stdout}`);
  return { status, signal, complaints, operations: await operationsIn(interposition) };
}

/** What does reindexings, each as the script does, without loading the model anew. */
export interface Reindexings {
  readonly run: Reindex;
  stop(): void;
}

/** @param count processes, each of which does one reindexing at a time */
export function startReindexings(count = 1): Reindexings {
  const all = Array.from({ length: count }, startReindexingProcess);
  const free = [...all];
  const waiting: (() => void)[] = [];
  return {
    async run(...job) {
      while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      const process = free.pop() as Reindexings;
      try {
        return await process.run(...job);
      } finally {
        free.push(process);
        waiting.shift()?.();
      }
    },
    stop() {
      for (const process of all) process.stop();
    },
  };
}

function startReindexingProcess(): Reindexings {
  const child: ChildProcess = fork(program, { execArgv: loader, serialization: 'advanced' });
  return {
    async run(config, ...job) {
      const interposition = interpositionFor(config, ...job);
      const outcome = once(child, 'message');
      child.send({ config, interposition } satisfies ReindexingJob);
      const [{ status, complaints }] = (await outcome) as [JobOutcome];
      return { status, signal: null, complaints, operations: await operationsIn(interposition) };
    },
    stop: () => child.disconnect(),
  };
}
