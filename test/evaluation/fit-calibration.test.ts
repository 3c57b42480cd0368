import { describe, expect, it } from 'vitest';
import type { HeldOut } from '../../src/evaluation/choose-threshold.ts';
import { calibratedBy, fitCalibration } from '../../src/evaluation/fit-calibration.ts';

/** Of each ten questions with a score, so many are answered rightly. */
const judged = (scores: readonly (readonly [score: number, right: number])[], smallness = 0): HeldOut[] =>
  scores.flatMap(([probability, right]) =>
    Array.from({ length: 10 }, (_, place) => ({
      group: '',
      answerable: place < right,
      found: place < right,
      probability,
      smallness,
    })),
  );

const meanGap = (all: readonly HeldOut[]): number =>
  Math.abs(all.reduce((sum, { probability, found }) => sum + probability - (found ? 1 : 0), 0) / all.length);

describe('fitCalibration', () => {
  it('moves scores that are too low to the share that they stand for', () => {
    const low = judged([
      [0.1, 3],
      [0.2, 6],
      [0.4, 9],
    ]);
    const moved = calibratedBy(low, fitCalibration(low));
    expect(meanGap(low)).toBeGreaterThan(0.2);
    expect(meanGap(moved)).toBeLessThan(0.03);
    const [first, second, third] = [0, 10, 20].map((place) => moved[place]?.probability as number);
    expect(first).toBeLessThan(second as number);
    expect(second).toBeLessThan(third as number);
  });

  it('counts an answer by a wrong paragraph as none', () => {
    const wrong = judged([[0.5, 5]]).map((each) => ({ ...each, answerable: true, found: false }));
    expect(calibratedBy(wrong, fitCalibration(wrong))[0]?.probability).toBeLessThan(0.1);
  });

  it('moves scores of small corpora apart from those of large ones', () => {
    const large = judged([
      [0.2, 2],
      [0.6, 6],
    ]);
    const small = judged(
      [
        [0.2, 6],
        [0.6, 9],
      ],
      1,
    );
    const calibration = fitCalibration([...large, ...small]);
    expect(meanGap(calibratedBy(large, calibration))).toBeLessThan(0.05);
    expect(meanGap(calibratedBy(small, calibration))).toBeLessThan(0.05);
  });
});
