import { describe, expect, it } from 'vitest';
import { vectorOf, weightedSum } from '../../../src/core/ranking/weighted-sum.ts';

const features = ['near', 'long', 'new'] as const;

describe('vectorOf', () => {
  it('gives values in the order of the features, in whatever order they are written', () => {
    expect(vectorOf({ new: 3, near: 1, long: 2 }, features)).toEqual([1, 2, 3]);
    expect(vectorOf({ near: 1, long: 2, new: 3 }, features)).toEqual([1, 2, 3]);
  });
});

describe('weightedSum', () => {
  it('weighs each value by the weight of its feature', () => {
    expect(weightedSum([1, 2, 3], features, { new: 100, near: 1, long: 10 })).toBe(321);
  });
});
