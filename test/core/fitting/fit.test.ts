import { describe, expect, it } from 'vitest';
import { fitLogistic, fitRanking } from '../../../src/core/fitting/fit.ts';
import { binaryExamples, options, rankingExamples, shareRight } from './examples.ts';

const zeros = [0, 0, 0, 0];

describe('fitLogistic', () => {
  const weights = [4, 1.5, 0, -3];
  const examples = binaryExamples(weights, 1500);

  it('recovers the sign and the order of the weights that made the examples', () => {
    const [first, second, none, negative] = fitLogistic(examples, zeros, options) as [
      number,
      number,
      number,
      number,
    ];
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(none);
    expect(none).toBeGreaterThan(negative);
    expect(second).toBeGreaterThan(0.5);
    expect(Math.abs(none)).toBeLessThan(0.5);
    expect(negative).toBeLessThan(-1.5);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    const fitted = fitLogistic(examples, zeros, options);
    expect(fitLogistic(examples, zeros, options)).toEqual(fitted);
    expect(fitLogistic(examples, zeros, { ...options, seed: 8 })).not.toEqual(fitted);
  });

  it('counts an example by its weight, and one of weight 0 not at all', () => {
    const reversed = examples.map((example) => ({ ...example, positive: !example.positive, weight: 0 }));
    const [first] = fitLogistic([...examples, ...reversed], zeros, options) as [number];
    expect(first).toBeGreaterThan(2);
    const heavy = examples.map((example) => ({ ...example, positive: !example.positive, weight: 5 }));
    const [turned] = fitLogistic([...examples, ...heavy], zeros, options) as [number];
    expect(turned).toBeLessThan(0);
  });

  it('stays where it starts without examples, and leaves the start as it was', () => {
    const start = [1, 2, 3, 4];
    expect(fitLogistic([], start, options)).toEqual([1, 2, 3, 4]);
    fitLogistic(examples, start, options);
    expect(start).toEqual([1, 2, 3, 4]);
  });

  it('is pulled to where it starts by decay', () => {
    const start = [0, 0, 0, 9];
    const distance = (decay: number) =>
      Math.hypot(
        ...fitLogistic(examples, start, { ...options, decay }).map(
          (weight, place) => weight - (start[place] as number),
        ),
      );
    expect(distance(1)).toBeLessThan(distance(0.001) / 2);
  });
});

describe('fitRanking', () => {
  const weights = [3, 1, 0, -2];
  const examples = rankingExamples(weights, 300, 2);

  it('ranks the right candidates of questions first that it has not seen', () => {
    const unseen = rankingExamples(weights, 300, 3);
    const fitted = fitRanking(examples, zeros, options);
    expect(shareRight(unseen, fitted)).toBeGreaterThan(0.9);
    expect(shareRight(unseen, [0, 0, 1, 0])).toBeLessThan(0.5);
  });

  it('recovers the sign and the order of the weights that made the examples', () => {
    const [first, second, none, negative] = fitRanking(examples, zeros, options) as [
      number,
      number,
      number,
      number,
    ];
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(none);
    expect(none).toBeGreaterThan(negative);
    expect(negative).toBeLessThan(0);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    const fitted = fitRanking(examples, zeros, options);
    expect(fitRanking(examples, zeros, options)).toEqual(fitted);
    expect(fitRanking(examples, zeros, { ...options, seed: 8 })).not.toEqual(fitted);
  });

  it('accepts any of several right candidates: it need not raise them all', () => {
    const either = {
      vectors: [
        [1, 0],
        [0, 1],
        [0, 0],
      ],
      right: [true, true, false],
      weight: 1,
    };
    const first = {
      vectors: [
        [1, 0],
        [0, 1],
      ],
      right: [true, false],
      weight: 1,
    };
    const [raised, lowered] = fitRanking([either, first], [0, 0], { ...options, batch: 2 }) as [
      number,
      number,
    ];
    expect(raised).toBeGreaterThan(1);
    expect(lowered).toBeLessThan(raised);
  });

  it('learns nothing from questions without a right candidate or without a wrong one', () => {
    const none = {
      vectors: [
        [1, 0],
        [0, 1],
      ],
      right: [false, false],
      weight: 1,
    };
    const all = { ...none, right: [true, true] };
    expect(fitRanking([none], [0.5, -0.5], options)).toEqual([0.5, -0.5]);
    const [left, right] = fitRanking([all], [0.5, -0.5], options) as [number, number];
    expect([left, right]).toEqual([expect.closeTo(0.5, 6), expect.closeTo(-0.5, 6)]);
  });
});
