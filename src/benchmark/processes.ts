import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { launcher } from '../engines/launcher.ts';
import { reindexingProcess } from '../engines/reindexing-process.ts';

const scriptOf = (name: string): string =>
  fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));

/** A command of the program as a process of its own, with the index, corpus and model of these settings and no other. */
export function startScript(
  name: string,
  { corpusDir, indexDir, modelDir, embeddingModel }: Config,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(process.execPath, [launcher, scriptOf(name)], {
    env: {
      CORPUS_DIR: corpusDir,
      INDEX_DIR: indexDir,
      MODEL_DIR: modelDir,
      EMBEDDING_MODEL: embeddingModel,
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Ends a process that was started here, and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGTERM');
  await gone;
}

/** One full reindexing after the other, each in a process of its own as the bot starts it, until it is ended. */
export class EndlessReindexing {
  /** Reindexings that were done. */
  done = 0;
  readonly #process: ReturnType<typeof reindexingProcess>;
  readonly #loop: Promise<void>;
  #ending = false;

  constructor({ corpusDir, indexDir, modelDir, embeddingModel }: Config) {
    const args = ['--corpus', corpusDir, '--index', indexDir, '--model', embeddingModel, '--force'];
    const environment = { MODEL_DIR: modelDir };
    this.#process = reindexingProcess({ script: scriptOf('reindex'), args, environment });
    this.#loop = this.#run();
    // Whoever ends it hears of a failure.
    this.#loop.catch(() => {});
  }

  async #run(): Promise<void> {
    while (!this.#ending) {
      try {
        await this.#process.run(() => {});
        this.done += 1;
      } catch (error) {
        if (!this.#ending) throw error;
      }
    }
  }

  /** @throws IsnadError where a reindexing had failed */
  async end(): Promise<void> {
    this.#ending = true;
    await this.#process.stop();
    await this.#loop;
  }
}
