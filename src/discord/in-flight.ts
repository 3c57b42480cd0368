/** The questions that are being answered, so that a shutdown can wait for them. */
export class InFlight {
  readonly #running = new Set<Promise<void>>();

  /** @param task must not reject */
  add(task: Promise<void>): void {
    this.#running.add(task);
    void task.finally(() => this.#running.delete(task));
  }

  /**
   * Waits until all are done.
   * @param timeoutMs how long at most
   * @returns how many were still running then
   */
  async settle(timeoutMs: number): Promise<number> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([Promise.all(this.#running), timeout]);
    clearTimeout(timer);
    return this.#running.size;
  }
}
