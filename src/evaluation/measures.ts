/** One asked question, judged. */
export interface Judged {
  readonly id: string;
  readonly question: string;
  /** What tables are broken down by, such as language or kind. */
  readonly groups: Readonly<Record<string, string>>;
  /** Questions of one cluster ask about one thing. */
  readonly cluster: string;
  readonly answerable: boolean;
  readonly answered: boolean;
  /** The calibrated probability of the first excerpt; 0 where there is none. */
  readonly probability: number;
  /** Places of the right paragraphs among the excerpts, from 1, ascending; those that are not among them are left out. */
  readonly ranks: readonly number[];
  /** Right paragraphs that there are. */
  readonly right: number;
  /** Whether what the first excerpt marks, a sentence or two, holds the words that answer. */
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
  /** Normalised discounted cumulative gain of the first ten, each right paragraph a gain of one. */
  readonly cumulativeGain: number | null;
  readonly sentence: number | null;
  readonly answered: number | null;
  /** Share of the unanswerable questions. */
  readonly declined: number | null;
  /** Probability that an answerable question scores above an unanswerable one. */
  readonly auroc: number | null;
}

/** Ranks past this count for nothing in MRR@10 and nDCG@10. */
const cutoff = 10;

/** recall@k (a right paragraph among the first k), MRR@10, nDCG@10, the answering sentence, answering and declining. */
export function measure(judged: readonly Judged[]): Measures {
  const answerable = judged.filter((each) => each.answerable);
  const unanswerable = judged.filter((each) => !each.answerable);
  const within = (limit: number) =>
    share(answerable, ({ ranks: [rank] }) => Number(rank !== undefined && rank <= limit));
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    recallAt1: within(1),
    recallAt3: within(3),
    reciprocalRank: share(answerable, ({ ranks: [rank] }) =>
      rank !== undefined && rank <= cutoff ? 1 / rank : 0,
    ),
    cumulativeGain: share(answerable, normalizedGain),
    sentence: share(answerable, (each) => Number(each.sentence)),
    answered: share(answerable, (each) => Number(each.answered)),
    declined: share(unanswerable, (each) => Number(!each.answered)),
    auroc: areaUnderCurve(
      answerable.map(({ probability }) => probability),
      unanswerable.map(({ probability }) => probability),
    ),
  };
}

function share(judged: readonly Judged[], value: (each: Judged) => number): number | null {
  if (judged.length === 0) return null;
  return judged.reduce((sum, each) => sum + value(each), 0) / judged.length;
}

const discount = (rank: number): number => 1 / Math.log2(rank + 1);

function normalizedGain({ ranks, right }: Judged): number {
  const ideal = Array.from({ length: Math.min(right, cutoff) }, (_, place) => discount(place + 1));
  const gained = ranks.filter((rank) => rank <= cutoff).map(discount);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return sum(gained) / sum(ideal);
}

/** The share of pairs in which the positive's score is above the negative's, ties by half (Mann and Whitney's U). */
function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number | null {
  if (positive.length === 0 || negative.length === 0) return null;
  const below = Float64Array.from(negative).sort();
  let wins = 0;
  for (const score of positive) {
    wins += (countBelow(below, score, false) + countBelow(below, score, true)) / 2;
  }
  return wins / (positive.length * negative.length);
}

/** How many of ascending numbers are below a score, or with `orEqual` not above it. */
function countBelow(ascending: Float64Array, score: number, orEqual: boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const number = ascending[middle] as number;
    if (number < score || (orEqual && number === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The questions that share a group's value, by that value in ascending order. */
export function byGroup<Item>(items: readonly Item[], groupOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const value = groupOf(item);
    const members = groups.get(value);
    if (members) members.push(item);
    else groups.set(value, [item]);
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1));
}
