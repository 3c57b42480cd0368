/** One asked question, judged. */
export interface Judged {
  readonly id: string;
  readonly question: string;
  /** What tables are broken down by, such as language or kind. */
  readonly groups: Readonly<Record<string, string>>;
  readonly answerable: boolean;
  readonly answered: boolean;
  /** The calibrated probability of the first excerpt; 0 where there is none. */
  readonly probability: number;
  /** Place of the first right paragraph among the excerpts from 1; null where none is or none is asked for. */
  readonly rank: number | null;
  /** Whether the marked sentence of the first excerpt holds the words that answer. */
  readonly sentence: boolean;
  /** The first excerpt's paragraph, for the list of misses. */
  readonly found: string;
}

export interface Measures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Shares of the answerable questions; null where there are none. */
  readonly recallAt1: number | null;
  readonly recallAt3: number | null;
  readonly reciprocalRank: number | null;
  readonly sentence: number | null;
  readonly answered: number | null;
  /** Share of the unanswerable questions. */
  readonly declined: number | null;
  /** Probability that an answerable question scores above an unanswerable one. */
  readonly auroc: number | null;
}

/** recall@k, MRR@10, the answering sentence, answered when answerable, declined when not. */
export function measure(judged: readonly Judged[]): Measures {
  const answerable = judged.filter((each) => each.answerable);
  const unanswerable = judged.filter((each) => !each.answerable);
  const within = (limit: number) => share(answerable, ({ rank }) => (rank !== null && rank <= limit ? 1 : 0));
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    recallAt1: within(1),
    recallAt3: within(3),
    reciprocalRank: share(answerable, ({ rank }) => (rank !== null && rank <= 10 ? 1 / rank : 0)),
    sentence: share(answerable, (each) => (each.sentence ? 1 : 0)),
    answered: share(answerable, (each) => (each.answered ? 1 : 0)),
    declined: share(unanswerable, (each) => (each.answered ? 0 : 1)),
    auroc: areaUnderCurve(answerable, unanswerable),
  };
}

function share(judged: readonly Judged[], value: (each: Judged) => number): number | null {
  if (judged.length === 0) return null;
  return judged.reduce((sum, each) => sum + value(each), 0) / judged.length;
}

function areaUnderCurve(positive: readonly Judged[], negative: readonly Judged[]): number | null {
  if (positive.length === 0 || negative.length === 0) return null;
  let wins = 0;
  for (const { probability } of positive) {
    for (const other of negative) {
      if (probability > other.probability) wins += 1;
      else if (probability === other.probability) wins += 0.5;
    }
  }
  return wins / (positive.length * negative.length);
}
