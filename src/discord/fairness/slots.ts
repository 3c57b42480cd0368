/** So much work at a time; the rest waits, first come, first served. */
export class Slots {
  readonly #waiting = new Set<() => void>();
  #free: number;

  /** @param count pieces of work at a time */
  constructor(count: number) {
    this.#free = count;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.add(resolve));
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  /** Hands the slot that became free to whoever waits longest. */
  #next(): void {
    for (const start of this.#waiting) {
      this.#waiting.delete(start);
      start();
      return;
    }
    this.#free++;
  }
}
