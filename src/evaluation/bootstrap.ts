import { seededRandom } from '../core/fitting/random.ts';
import { byGroup, type Judged, type Measures, measure } from './measures.ts';

/** Resamples drawn, and the share of them that an interval holds. */
const resamples = 1000;
const confidence = 0.95;
const seed = 20210814;

export type Interval = readonly [low: number, high: number];

/** For each measure the interval that most resamples fall into; null where it could not be measured in all. */
export type Intervals = Readonly<Record<keyof Measures, Interval | null>>;

/**
 * Percentile bootstrap (Efron 1979) that resamples whole clusters, since questions of one cluster are not independent.
 * The same questions always get the same intervals.
 */
export function bootstrap(judged: readonly Judged[]): Intervals {
  const clusters = byGroup(judged, ({ cluster }) => cluster).map(([, members]) => members);
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () =>
    measure(clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? [])),
  );
  const names = Object.keys(measure(judged)) as (keyof Measures)[];
  return Object.fromEntries(
    names.map((name) => [name, percentiles(drawn.map((measures) => measures[name]))]),
  ) as Record<keyof Measures, Interval | null>;
}

function percentiles(values: readonly (number | null)[]): Interval | null {
  const sorted = values.filter((value) => value !== null).sort((left, right) => left - right);
  if (sorted.length < resamples) return null;
  const outside = Math.floor(((1 - confidence) / 2) * sorted.length);
  return [sorted[outside] as number, sorted[sorted.length - 1 - outside] as number];
}

/** A mean with its interval. */
export interface MeanInterval {
  readonly mean: number;
  /** The bounds of the middle 95 % of the means. */
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of values, with an interval by bootstrap (Efron and Tibshirani 1993) over groups: values of one group, such as
 * questions on one article, depend on each other, so a group is drawn as a whole.
 */
export function bootstrapMean(groups: readonly (readonly number[])[]): MeanInterval {
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
