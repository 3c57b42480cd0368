import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byGroup, type Judged, measure } from '../../src/evaluation/measures.ts';

const judged = (more: Partial<Judged>): Judged => ({
  id: 'q',
  question: 'متى؟',
  groups: {},
  answerable: true,
  answered: true,
  probability: 0.5,
  ranks: [1],
  right: 1,
  cluster: 'q',
  sentence: true,
  found: 'floods ¶1',
  ...more,
});
const unanswerable = (more: Partial<Judged>): Judged =>
  judged({ answerable: false, answered: false, ranks: [], right: 0, sentence: false, ...more });

describe('measure', () => {
  it('counts over answerable questions, and declining over the others', () => {
    const measures = measure([
      judged({ ranks: [1] }),
      judged({ ranks: [3], sentence: false }),
      judged({ ranks: [4], sentence: false }),
      judged({ ranks: [], sentence: false, answered: false }),
      unanswerable({}),
      unanswerable({}),
      unanswerable({ answered: true }),
    ]);
    expect(measures).toMatchObject({
      answerable: 4,
      unanswerable: 3,
      recallAt1: 0.25,
      recallAt3: 0.5,
      reciprocalRank: (1 + 1 / 3 + 1 / 4) / 4,
      sentence: 0.25,
      answered: 0.75,
      declined: 2 / 3,
    });
  });

  it('gives a rank past 10 no share of MRR@10', () => {
    expect(measure([judged({ ranks: [10] })]).reciprocalRank).toBe(0.1);
    expect(measure([judged({ ranks: [11] })]).reciprocalRank).toBe(0);
  });

  it('weighs ranks in nDCG@10 by their logarithm, against the best that could be', () => {
    const gain = (ranks: number[], right: number) => measure([judged({ ranks, right })]).cumulativeGain;
    expect(gain([1], 1)).toBe(1);
    expect(gain([3], 1)).toBe(0.5);
    expect(gain([1, 2], 2)).toBe(1);
    expect(gain([2], 2)).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
    expect(gain([11], 1)).toBe(0);
    expect(
      gain(
        Array.from({ length: 12 }, (_, place) => place + 1),
        12,
      ),
    ).toBe(1);
  });

  it('gives null where there is nothing to count', () => {
    expect(measure([])).toEqual({
      answerable: 0,
      unanswerable: 0,
      recallAt1: null,
      recallAt3: null,
      reciprocalRank: null,
      cumulativeGain: null,
      sentence: null,
      answered: null,
      declined: null,
      auroc: null,
    });
    expect(measure([judged({})])).toMatchObject({ declined: null, auroc: null });
    expect(measure([unanswerable({})])).toMatchObject({ recallAt1: null, declined: 1, auroc: null });
  });

  const withProbabilities = (positive: readonly number[], negative: readonly number[]) =>
    measure([
      ...positive.map((probability) => judged({ probability })),
      ...negative.map((probability) => unanswerable({ probability })),
    ]).auroc;

  it.each([
    ['all above', [0.8, 0.9], [0.1, 0.7], 1],
    ['all below', [0.1, 0.2], [0.3, 0.9], 0],
    ['all equal', [0.5, 0.5], [0.5], 0.5],
    ['one of four pairs the wrong way round', [0.9, 0.4], [0.5, 0.1], 0.75],
  ] as const)('has the AUROC of probabilities that are %s', (_, positive, negative, expected) => {
    expect(withProbabilities(positive, negative)).toBe(expected);
  });

  it('has the AUROC that does not change under a rising function, and turns round with the classes', () => {
    const probabilities = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(probabilities, probabilities, (positive, negative) => {
        const area = withProbabilities(positive, negative) ?? Number.NaN;
        const rising = (value: number) => value ** 3 + 1;
        expect(withProbabilities(positive.map(rising), negative.map(rising))).toBe(area);
        expect(withProbabilities(negative, positive)).toBeCloseTo(1 - area, 10);
      }),
    );
  });

  it('does not depend on the order of the questions', () => {
    const any = fc.record({
      answerable: fc.boolean(),
      answered: fc.boolean(),
      probability: fc.constantFrom(0, 0.25, 0.5, 1),
      ranks: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 1 }),
      sentence: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any.map(judged), { maxLength: 20 }), (all) => {
        const [forward, backward] = [measure(all), measure(all.toReversed())];
        for (const [name, value] of Object.entries(forward)) {
          const other = backward[name as keyof typeof backward];
          if (value === null || other === null) expect(other).toBe(value);
          else expect(other).toBeCloseTo(value, 10);
        }
      }),
    );
  });
});

describe('byGroup', () => {
  it('keeps the order within a group, and sorts the groups', () => {
    expect(byGroup(['b1', 'a1', 'b2'], ([letter = '']) => letter)).toEqual([
      ['a', ['a1']],
      ['b', ['b1', 'b2']],
    ]);
  });
});
