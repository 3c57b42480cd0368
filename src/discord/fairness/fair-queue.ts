export interface QueueLimits {
  /** Pieces of work at a time. */
  readonly concurrent: number;
  /** Pieces of work that wait at most, of all people together. */
  readonly waiting: number;
  /** What each piece of work waits for once it is its turn; default nothing. */
  readonly calm?: () => Promise<void>;
}

interface Waiting {
  readonly start: () => void;
}

/** That too many are waiting already. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/**
 * Work of many people, some of it at a time. People take turns: whoever has much waiting does not keep others from
 * theirs. One person's own work stays in order.
 */
export class FairQueue {
  /** In the order of their turns; nobody in it has nothing waiting. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #limits: QueueLimits;
  #running = 0;
  #length = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Pieces of work that wait. */
  get length(): number {
    return this.#length;
  }

  /**
   * Runs a piece of work when it is its turn.
   * @throws QueueFull
   */
  async run<Result>(person: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limits.concurrent) await this.#turn(person);
    else this.#running++;
    try {
      await this.#limits.calm?.();
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(person: string): Promise<void> {
    if (this.#length >= this.#limits.waiting) return Promise.reject(new QueueFull());
    this.#length++;
    return new Promise((start) => {
      const own = this.#waiting.get(person);
      if (own) own.push({ start });
      else this.#waiting.set(person, [{ start }]);
    });
  }

  /** Hands the place that became free to whoever is next, who then goes to the end of the line. */
  #next(): void {
    const next = this.#waiting.entries().next();
    if (next.done) {
      this.#running--;
      return;
    }
    const [person, [first, ...rest]] = next.value;
    this.#waiting.delete(person);
    if (rest.length > 0) this.#waiting.set(person, rest);
    this.#length--;
    first?.start();
  }
}
