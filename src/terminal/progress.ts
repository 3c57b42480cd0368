import { createRequire } from 'node:module';
import type cliProgress from 'cli-progress';
import type { Progress } from '../assistant.ts';

const doing: Record<Exclude<Progress['stage'], 'read'>, string> = {
  embed: 'embedding the passages',
  build: 'building the index',
  verify: 'verifying the index',
};

/** Shows how far the building of an index is: a bar on a terminal, one line elsewhere. */
export class ProgressReport {
  readonly #stream: NodeJS.WriteStream;
  #bar: cliProgress.SingleBar | null = null;
  #begun = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  readonly update = ({ stage, done, total }: Progress): void => {
    // Reading is quick, and where it fails its one line of reason says all.
    if (stage === 'read') return;
    if (!this.#begun) this.#begin(total);
    if (!this.#bar) return;
    this.#bar.setTotal(Math.max(1, total));
    this.#bar.update(done, { doing: doing[stage] });
  };

  /** Takes the bar away, whether all went well or not. Harmless when nothing was built. */
  readonly stop = (): void => {
    this.#bar?.stop();
    this.#bar = null;
    this.#begun = false;
  };

  #begin(total: number): void {
    this.#begun = true;
    if (!this.#stream.isTTY) {
      this.#stream.write('Indexing the corpus…\n');
      return;
    }
    // Loaded here, since most commands find an index that is up to date.
    const { SingleBar, Presets } = createRequire(import.meta.url)('cli-progress') as typeof cliProgress;
    this.#bar = new SingleBar(
      {
        stream: this.#stream,
        format: '{bar} {percentage}% {doing}',
        clearOnComplete: true,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    this.#bar.start(Math.max(1, total), 0, { doing: '' });
  }
}
