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
