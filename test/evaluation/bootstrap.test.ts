import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../src/evaluation/bootstrap.ts';
import type { Judged } from '../../src/evaluation/measures.ts';

const one = (place: number, found: boolean, cluster = `fact ${place}`): Judged => ({
  id: `q${place}`,
  question: 'متى؟',
  groups: {},
  cluster,
  answerable: true,
  answered: true,
  probability: 0.5,
  ranks: found ? [1] : [2],
  right: 1,
  sentence: found,
  found: '',
});

const many = (count: number, clusterOf?: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => one(place, place % 2 === 0, clusterOf?.(place)));

const width = (judged: readonly Judged[]): number => {
  const [low, high] = bootstrap(judged).recallAt1 ?? [0, 0];
  return high - low;
};

describe('bootstrap', () => {
  it('holds the measure, and is the same each time', () => {
    const [low, high] = bootstrap(many(100)).recallAt1 ?? [1, 0];
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(bootstrap(many(100))).toEqual(bootstrap(many(100)));
  });

  it('is about as wide as the standard error says', () => {
    // Twice 1.96 standard errors of a share of one half in 100.
    expect(width(many(100))).toBeCloseTo(2 * 1.96 * Math.sqrt(0.25 / 100), 1);
  });

  it('narrows with more questions, and widens where they hang together', () => {
    expect(width(many(400))).toBeLessThan(width(many(100)));
    // Ten clusters of ten questions that are all right or all wrong.
    const together = Array.from({ length: 100 }, (_, place) =>
      one(place, Math.floor(place / 10) % 2 === 0, `fact ${Math.floor(place / 10)}`),
    );
    expect(width(together)).toBeGreaterThan(2 * width(many(100)));
  });

  it('has no interval of what cannot be measured', () => {
    expect(bootstrap(many(10)).declined).toBeNull();
  });
});
