/** What is urgent goes before other work on this thread: that starts when none of it is under way, or after a while. */
export class Urgent {
  readonly #patienceMs: number;
  readonly #waiting = new Set<() => void>();
  #underWay = 0;

  /** @param patienceMs how long other work waits at most, so that it goes on even where there is always something urgent */
  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#underWay++;
    try {
      return await work();
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) for (const go of [...this.#waiting]) go();
    }
  }

  /** Resolves when it is the turn of other work. */
  calm(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, this.#patienceMs);
      this.#waiting.add(go);
    });
  }
}
