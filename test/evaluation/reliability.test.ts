import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/evaluation/measures.ts';
import { reliabilityOf } from '../../src/evaluation/reliability.ts';

const scored = (probability: number, right: boolean): Judged => ({
  id: 'q',
  question: 'متى؟',
  groups: {},
  cluster: 'q',
  answerable: true,
  answered: true,
  probability,
  ranks: right ? [1] : [2],
  right: 1,
  sentence: right,
  found: '',
});
const times = (count: number, probability: number, right: boolean) =>
  Array.from({ length: count }, () => scored(probability, right));

describe('reliabilityOf', () => {
  it('finds no error where each score is the share that is right', () => {
    const judged = [...times(3, 0.75, true), ...times(1, 0.75, false), ...times(4, 0.25, false)];
    const { bins, calibrationError } = reliabilityOf([
      ...judged.slice(0, 4),
      ...times(1, 0.25, true),
      ...times(3, 0.25, false),
    ]);
    expect(calibrationError).toBeCloseTo(0, 12);
    expect(bins).toEqual([
      { from: 0.2, to: 0.3, count: 4, meanScore: 0.25, shareRight: 0.25 },
      { from: 0.7, to: 0.8, count: 4, meanScore: 0.75, shareRight: 0.75 },
    ]);
  });

  it('weighs each bin by its count', () => {
    // Three off by 0.95, one by 0.05.
    const { calibrationError } = reliabilityOf([...times(3, 0.95, false), ...times(1, 0.05, false)]);
    expect(calibrationError).toBeCloseTo((3 * 0.95 + 0.05) / 4, 12);
  });

  it('counts an excerpt of a paragraph that does not answer as wrong, and a score of 1 into the last bin', () => {
    expect(reliabilityOf([scored(1, false)]).bins).toEqual([
      { from: 0.9, to: 1, count: 1, meanScore: 1, shareRight: 0 },
    ]);
  });
});
