import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn of the thread. */
const turn = 8;

/** Long work on the thread that owns the gateway, cut into turns. */
export class Turns {
  private began = performance.now();

  /** Lets everything else that waits for the thread run, if this work has had its turn. */
  async pause(): Promise<void> {
    if (performance.now() - this.began < turn) return;
    await setImmediate();
    this.began = performance.now();
  }

  /** Runs a generator to its end, with a pause at its yields. */
  async run<Result>(work: Generator<void, Result>): Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await this.pause();
    }
  }
}

/**
 * Short pieces of work that come in crowds, such as the answers to many questions whose vectors arrive together: each has a
 * turn of the event loop to itself, so that nothing else waits for more than one of them. The first is done at once.
 */
export class OneATurn {
  private waiting: (() => void)[] = [];
  private taken = false;

  async do<Result>(work: () => Result): Promise<Result> {
    if (this.taken) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.take();
    return work();
  }

  private take(): void {
    this.taken = true;
    void setImmediate().then(() => {
      this.taken = false;
      const next = this.waiting.shift();
      if (!next) return;
      this.take();
      next();
    });
  }
}
