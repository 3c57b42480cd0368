import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, quantile, ratioOf } from '../../src/benchmark/comparison.ts';

describe('compare', () => {
  it('lets both go in each round, in turns first, and counts no round of the warm-up', async () => {
    const steps: string[] = [];
    const note = (name: string) => async (round: number) => steps.push(`${name} ${round}`);
    const { ours, floor } = await compare(note('ours'), note('floor'), 3, 1);
    expect(steps).toEqual([
      'floor 0',
      'ours 0',
      'ours 1',
      'floor 1',
      'floor 2',
      'ours 2',
      'ours 3',
      'floor 3',
    ]);
    expect([ours.length, floor.length]).toEqual([3, 3]);
  });

  it('puts each time on its own side', async () => {
    const wait = (ms: number) => () => new Promise((resolve) => setTimeout(resolve, ms));
    const { ours, floor } = await compare(wait(60), wait(0), 2);
    expect(Math.min(...ours)).toBeGreaterThanOrEqual(59);
    expect(floor).toHaveLength(2);
  });

  it('ends with the first failure', async () => {
    const failing = () => Promise.reject(new Error('no model'));
    await expect(compare(failing, async () => {}, 3)).rejects.toThrow('no model');
  });
});

describe('quantile', () => {
  it.each([
    [[5], 0.25, 5],
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[10, 0], 0.75, 7.5],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(quantile(values, share)).toBe(expected);
  });

  it('does not depend on the order, and lies between the least and the greatest', () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 8 }), (values, eighths) => {
        const found = quantile(values, eighths / 8);
        expect(quantile(values.toReversed(), eighths / 8)).toBe(found);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('ratioOf', () => {
  it('sets the medians side by side, and the ratios within rounds apart', () => {
    expect(ratioOf({ ours: [2, 40, 6, 8, 10], floor: [2, 10, 2, 2, 10] })).toEqual({
      ours: 8,
      floor: 2,
      ratio: 4,
      quartiles: [1, 4],
      rounds: 5,
    });
  });
});
