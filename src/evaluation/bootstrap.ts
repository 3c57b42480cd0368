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
