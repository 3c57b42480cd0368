/** How long the latest questions took. */
export class Latencies {
  private readonly latest: number[] = [];
  count = 0;

  /** @param milliseconds of one question */
  record(milliseconds: number): void {
    this.latest[this.count % 1000] = milliseconds;
    this.count++;
  }

  /** Of the last 1,000 questions; null before the first. */
  get median(): number | null {
    const sorted = [...this.latest].sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  }
}
