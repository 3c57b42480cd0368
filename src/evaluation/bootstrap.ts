import { seededRandom } from '../core/fitting/random.ts';

export interface Interval {
  readonly mean: number;
  /** The bounds of the middle 95 % of the means. */
  readonly low: number;
  readonly high: number;
}

const resamples = 2000;

/**
 * The mean of values, with an interval by bootstrap (Efron and Tibshirani 1993) over groups: values of one group, such as
 * questions on one article, depend on each other, so a group is drawn as a whole.
 */
export function bootstrapMean(groups: readonly (readonly number[])[], seed = 1): Interval {
  const sums = groups.map((values) => values.reduce((sum, value) => sum + value, 0));
  const mean = (places: readonly number[]): number => {
    const total = places.reduce((sum, place) => sum + (sums[place] as number), 0);
    return total / places.reduce((sum, place) => sum + (groups[place] as readonly number[]).length, 0);
  };
  const random = seededRandom(seed);
  const means = Array.from({ length: resamples }, () =>
    mean(groups.map(() => Math.floor(random() * groups.length))),
  ).sort((left, right) => left - right);
  const quantile = (share: number) => means[Math.floor(share * (resamples - 1))] as number;
  return { mean: mean(groups.map((_, place) => place)), low: quantile(0.025), high: quantile(0.975) };
}
