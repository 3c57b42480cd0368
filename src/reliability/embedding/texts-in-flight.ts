import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual, promisify } from 'node:util';
import { IsnadError } from '../../core/errors.ts';
import type { ModelEmbedder } from '../small-index.ts';

const text = 'جملة طويلة عن المصرف المركزي في بغداد. '.repeat(200);
const texts: readonly string[] = Array.from({ length: 12 }, (_, place) => `${text}${place}`);

/** Texts that are being embedded when harm comes to the process, and the vectors that they should have. */
export class TextsInFlight {
  readonly #embedder: ModelEmbedder;
  readonly #expected: readonly Float32Array[];

  private constructor(embedder: ModelEmbedder, expected: readonly Float32Array[]) {
    this.#embedder = embedder;
    this.#expected = expected;
  }

  static async make(embedder: ModelEmbedder): Promise<TextsInFlight> {
    return new TextsInFlight(embedder, await embedder.embed(texts, 'passage'));
  }

  /** One death: the texts are sent once more, and all vectors come. */
  async killedOnce(): Promise<string | null> {
    const vectors = await this.#embedUnder(() => this.#kill());
    if (vectors instanceof Error) return vectors.message;
    return isDeepStrictEqual(vectors, this.#expected) ? null : 'the vectors are others';
  }

  /** Two deaths: the call ends with EMBEDDER_DOWN, and the next is answered. */
  async killedTwice(): Promise<string | null> {
    const outcome = await this.#embedUnder(async () => {
      const first = this.#embedder.pid;
      this.#kill();
      while (this.#embedder.pid === null || this.#embedder.pid === first)
        await new Promise((resolve) => setTimeout(resolve, 1));
      this.#kill();
    });
    if (!isDown(outcome)) return `it ended with ${outcome instanceof Error ? outcome.message : 'vectors'}`;
    return this.#faultOfNext();
  }

  /** No more memory than it has, and some room: it may get by with that, or it ends and another takes over. */
  async withoutMemory(roomInKiB: number): Promise<string | null> {
    // A process that has embedded long texts keeps the memory for more of them: one that has not is short of it.
    this.#kill();
    await this.#embedder.embed(['نص'], 'query');
    const outcome = await this.#embedUnder(() => limitMemory(this.#embedder.pid, roomInKiB));
    if (outcome instanceof Error && !isDown(outcome)) return outcome.message;
    if (!(outcome instanceof Error) && !isDeepStrictEqual(outcome, this.#expected))
      return 'the vectors are others';
    this.#kill();
    return this.#faultOfNext();
  }

  async #embedUnder(harm: () => void | Promise<void>): Promise<Float32Array[] | Error> {
    this.#signal('SIGSTOP');
    const outcome = this.#embedder.embed(texts, 'passage').catch((error: Error) => error);
    await harm();
    this.#signal('SIGCONT');
    return outcome;
  }

  async #faultOfNext(): Promise<string | null> {
    const vectors = await this.#embedder.embed(texts, 'passage').catch((error: Error) => error);
    if (vectors instanceof Error) return `the next texts: ${vectors.message}`;
    return isDeepStrictEqual(vectors, this.#expected) ? null : 'the next vectors are others';
  }

  #kill(): void {
    this.#signal('SIGKILL');
  }

  #signal(name: NodeJS.Signals): void {
    const { pid } = this.#embedder;
    if (pid === null) return;
    try {
      process.kill(pid, name);
    } catch (error) {
      // It has just ended by itself.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const isDown = (outcome: unknown): boolean =>
  outcome instanceof IsnadError && outcome.code === 'EMBEDDER_DOWN';

async function limitMemory(pid: number | null, roomInKiB: number): Promise<void> {
  const [, size = ''] = /^VmSize:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'latin1')) ?? [];
  const bytes = (Number(size) + roomInKiB) * 1024;
  await promisify(execFile)('prlimit', ['--pid', String(pid), `--as=${bytes}`]);
}
