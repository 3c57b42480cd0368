/** What a check found: all well, well but for something to know, something to mend, or nothing since it was not made. */
export type Verdict = 'ok' | 'warning' | 'fault' | 'not tried';

/** One line of a diagnosis. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly check: string;
  readonly verdict: Verdict;
  /** One sentence: what is there and, unless all is well, what to do. */
  readonly says: string;
}

/** Whether nothing has to be mended. */
export const isHealthy = (findings: readonly Finding[]): boolean =>
  findings.every(({ verdict }) => verdict !== 'fault');
