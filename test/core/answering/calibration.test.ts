import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrated, logOdds } from '../../../src/core/answering/calibration.ts';

const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('calibrated', () => {
  it('leaves a score as it is where nothing is to be moved', () => {
    fc.assert(
      fc.property(probability, (score) => {
        expect(calibrated(score, 0.5, { slope: 1, offset: 0, offsetOfFew: 0 })).toBeCloseTo(score, 9);
      }),
    );
  });

  it('keeps the order of scores, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(probability, probability, (left, right) => {
        const [low, high] = [Math.min(left, right), Math.max(left, right)].map((score) =>
          calibrated(score, 0.5, { slope: 0.7, offset: 1.5, offsetOfFew: -1 }),
        );
        expect(low).toBeLessThanOrEqual(high as number);
        expect(low).toBeGreaterThan(0);
        expect(high).toBeLessThan(1);
      }),
    );
  });

  it('raises all by a positive offset', () => {
    expect(calibrated(0.2, 0, { slope: 1, offset: 2, offsetOfFew: 0 })).toBeGreaterThan(0.2);
  });

  it('moves a small corpus by an offset of its own', () => {
    const [large, small] = [0, 1].map((smallness) =>
      calibrated(0.2, smallness, { slope: 1, offset: 0, offsetOfFew: 2 }),
    );
    expect(large).toBeCloseTo(0.2, 9);
    expect(small).toBeGreaterThan(0.5);
  });

  it('has finite odds for what is certain', () => {
    expect([0, 1].map(logOdds).every(Number.isFinite)).toBe(true);
  });
});
