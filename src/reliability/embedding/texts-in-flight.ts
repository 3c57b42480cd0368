import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual, promisify } from 'node:util';
import { IsnadError } from '../../core/errors.ts';
import type { ModelEmbedder } from '../small-index.ts';

const text = 'جملة طويلة عن المصرف المركزي في بغداد. '.repeat(200);
const texts: readonly string[] = Array.from({ length: 12 }, (_, place) => `${text}${place}`);

/** What became of a process that was given less and less memory. */
interface Starvation {
  readonly fault: string | null;
  /** Processes that it took until one died. */
  readonly tries: number;
}

/** Half as much; once that is next to nothing, not even what it has, in KiB. */
const lessThan = (room: number): number => (room > 1024 ? Math.floor(room / 2) : room > 0 ? 0 : room - 1024);
const leastRoom = -8 * 1024;

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

  /**
   * No more memory than it has, and some room, less of it each time until it dies of that.
   * @param most room at first, in KiB
   */
  async withoutMemory(most: number): Promise<Starvation> {
    for (let room = most, tries = 1; ; room = lessThan(room), tries++) {
      const { fault, died } = await this.#starve(room);
      if (fault !== null || died) return { fault, tries };
      if (room < leastRoom) return { fault: `it did not die, with ${room} KiB more than it had`, tries };
    }
  }

  async #starve(room: number): Promise<{ fault: string | null; died: boolean }> {
    // A process that has embedded long texts keeps the memory for more of them: one that has not is short of it.
    this.#kill();
    await this.#embedder.embed(['نص'], 'query');
    const before = this.#embedder.restarts;
    const outcome = await this.#embedUnder(() => limitMemory(this.#embedder.pid, room));
    const died = this.#embedder.restarts > before;
    if (outcome instanceof Error && !isDown(outcome)) return { fault: outcome.message, died };
    if (!(outcome instanceof Error) && !isDeepStrictEqual(outcome, this.#expected))
      return { fault: 'the vectors are others', died };
    this.#kill();
    return { fault: await this.#faultOfNext(), died };
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
