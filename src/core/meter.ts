/**
 * What became of a request: answered; declined, since the report does not say; refused, since it cannot be answered as
 * it is or too many wait; failed.
 */
export type RequestOutcome = 'answered' | 'declined' | 'refused' | 'failed';

/** Why somebody was not answered at all. */
export type RefusalReason = 'channel' | 'role' | 'allowance' | 'queue' | 'permission' | 'unknown';

/** What an answer spends its time on; reading is analysing the question and waiting for its vector. */
type Stage = 'acknowledge' | 'wait' | 'read' | 'search' | 'deliver';

/** Is told of all that is counted and timed, and never of a text or a person. */
export interface Meter {
  /** @param kind one of few words: a command's name, or how else it was asked */
  request(kind: string, outcome: RequestOutcome): void;
  refusal(reason: RefusalReason): void;
  /** A reply that Discord did not take. */
  undelivered(): void;
  stage(stage: Stage, seconds: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = {
  request() {},
  refusal() {},
  undelivered() {},
  stage() {},
};
