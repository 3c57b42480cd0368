/** The ids that came last, so that what comes twice is seen; of bounded size. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #capacity: number;

  /** @param capacity ids that are remembered; the oldest is forgotten for the next */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** @returns whether it is new */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    for (const oldest of this.#ids) {
      if (this.#ids.size < this.#capacity) break;
      this.#ids.delete(oldest);
    }
    this.#ids.add(id);
    return true;
  }

  delete(id: string): void {
    this.#ids.delete(id);
  }
}
