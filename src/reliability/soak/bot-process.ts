import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';

/** What the bot's process tells of itself; bytes. */
interface Probe {
  readonly rss: number;
  readonly heapUsed: number;
  /** Of the heap, the code that V8 compiled. */
  readonly compiled: number;
  readonly external: number;
  readonly resources: Readonly<Record<string, number>>;
}

/** What the bot holds at one moment. */
export interface Holding extends Probe {
  /** Of the bot and, together, of the processes that it started. */
  readonly threads: number;
  readonly descriptors: number;
  readonly children: number;
  readonly childrenRss: number;
}

const script = fileURLToPath(new URL('../../../scripts/start.ts', import.meta.url));
const probe = new URL('./probe.js', import.meta.url).href;

/** The bot as `npm start` runs it, in a process that can be asked what it holds. */
export class BotProcess {
  readonly #child: ChildProcess;
  #complaints = '';

  constructor(config: Config, settings: Readonly<Record<string, string>>) {
    this.#child = fork(script, {
      execArgv: ['--expose-gc', '--import', probe, '--import', import.meta.resolve('tsx')],
      env: {
        CORPUS_DIR: config.corpusDir,
        INDEX_DIR: config.indexDir,
        MODEL_DIR: config.modelDir,
        EMBEDDING_MODEL: config.embeddingModel,
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text;
    });
  }

  /** All that it wrote to its standard error. */
  get complaints(): readonly string[] {
    return this.#complaints.split('\n').filter(Boolean);
  }

  /** Null while it runs. */
  get end(): string | null {
    const { exitCode, signalCode } = this.#child;
    return exitCode === null && signalCode === null ? null : `it ended with ${signalCode ?? exitCode}`;
  }

  async holding(): Promise<Holding> {
    const answer = once(this.#child, 'message', { signal: AbortSignal.timeout(30_000) });
    this.#child.send('measure');
    const [told] = (await answer) as [Probe];
    const own = this.#child.pid as number;
    const children = await childrenOf(own);
    const all = await Promise.all([own, ...children].map(factsOf));
    const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
    return {
      ...told,
      threads: sum(all.map(({ threads }) => threads)),
      descriptors: sum(all.map(({ descriptors }) => descriptors)),
      children: children.length,
      childrenRss: sum(all.slice(1).map(({ rss }) => rss)),
    };
  }

  /** Tells it to stop, and waits until it is gone. */
  async stop(): Promise<string> {
    if (this.end === null) {
      const gone = once(this.#child, 'close');
      this.#child.kill('SIGTERM');
      await gone;
    }
    return this.end ?? '';
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** What the system knows of a process; nothing of one that has just ended. */
async function factsOf(pid: number): Promise<{ threads: number; descriptors: number; rss: number }> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const descriptors = (await readdir(`/proc/${pid}/fd`)).length;
    return { threads: number('Threads'), descriptors, rss: number('VmRSS') * 1024 };
  } catch {
    return { threads: 0, descriptors: 0, rss: 0 };
  }
}
