import type { Ratio, Spread } from './figures.ts';

/** Milliseconds of two ways to the same end, a pair a round: the program's, and the floor that nothing can go below. */
export interface Comparison {
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

type Step = (round: number) => Promise<unknown>;

/** Milliseconds that something takes. */
export async function timeOf(step: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await step();
  return performance.now() - started;
}

/**
 * Times both ways in every round, so that whatever else the machine does meets both alike, and lets them take
 * turns at going first.
 * @param warmUp rounds before those that count
 */
export async function compare(ours: Step, floor: Step, rounds: number, warmUp = 0): Promise<Comparison> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = -warmUp; round < rounds; round++) {
    const steps = [
      ['ours', ours],
      ['floor', floor],
    ] as const;
    for (const [name, step] of round % 2 === 0 ? steps : steps.toReversed()) {
      const took = await timeOf(() => step(round + warmUp));
      if (round >= 0) times[name].push(took);
    }
  }
  return times;
}

/** @param share 0 for the least value, 0.5 for the median, 1 for the greatest; interpolated between values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export function ratioOf({ ours, floor }: Comparison): Ratio {
  const within = ours.map((time, round) => time / (floor[round] ?? Number.NaN));
  const [ourMedian, floorMedian] = [quantile(ours, 0.5), quantile(floor, 0.5)];
  return {
    ours: ourMedian,
    floor: floorMedian,
    ratio: ourMedian / floorMedian,
    quartiles: [quantile(within, 0.25), quantile(within, 0.75)],
    rounds: ours.length,
  };
}

export const spreadOf = (times: readonly number[]): Spread => ({
  number: times.length,
  median: quantile(times, 0.5),
  most90: quantile(times, 0.9),
  most99: quantile(times, 0.99),
  longest: quantile(times, 1),
});
