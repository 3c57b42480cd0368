import cliProgress from 'cli-progress';

/** Shows how far a training is: a bar with loss, rate and time left on a terminal, a line now and then elsewhere. */
export class TrainingProgress {
  readonly #stream: NodeJS.WriteStream;
  readonly #steps: number;
  #bar: cliProgress.SingleBar | null = null;
  #recent: number[] = [];

  constructor(stream: NodeJS.WriteStream, steps: number) {
    this.#stream = stream;
    this.#steps = steps;
  }

  readonly stage = (name: string): void => {
    this.#stream.write(`${name}…\n`);
  };

  readonly step = (step: number, loss: number): void => {
    this.#recent = [...this.#recent.slice(-49), loss];
    const mean = this.#recent.reduce((sum, each) => sum + each, 0) / this.#recent.length;
    if (!this.#stream.isTTY) {
      if (step % 50 === 0 || step === this.#steps) {
        this.#stream.write(`step ${step} of ${this.#steps}, loss ${mean.toFixed(3)}\n`);
      }
      return;
    }
    if (!this.#bar) {
      this.#bar = new cliProgress.SingleBar({
        stream: this.#stream,
        format: '{bar} {value}/{total} loss {loss}, {rate} steps/s, {eta_formatted} left',
        etaBuffer: 50,
      });
      this.#bar.start(this.#steps, step - 1, { loss: '-', rate: '-' });
      this.#begun = performance.now();
      this.#first = step - 1;
    }
    const seconds = (performance.now() - this.#begun) / 1000;
    const rate = seconds > 0 ? (step - this.#first) / seconds : 0;
    this.#bar.update(step, { loss: mean.toFixed(3), rate: rate.toFixed(1) });
  };

  #begun = 0;
  #first = 0;

  /** Takes the bar away. Harmless where there is none. */
  readonly stop = (): void => {
    this.#bar?.stop();
    this.#bar = null;
  };
}
