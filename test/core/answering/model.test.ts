import { describe, expect, it } from 'vitest';
import { answerabilityFeatures } from '../../../src/core/answering/answerability.ts';
import { answeringModel } from '../../../src/core/answering/model.ts';
import { rankingFeatures } from '../../../src/core/ranking/features.ts';
import { sentenceFeatures } from '../../../src/core/ranking/sentence.ts';

describe('the weights that the repository ships', () => {
  it.each([
    ['sentence', sentenceFeatures],
    ['ranking', rankingFeatures],
    ['answerability', answerabilityFeatures],
  ] as const)(
    'of %s are one finite number for each feature that the code reads, and no other',
    (name, features) => {
      const weights = answeringModel[name];
      expect(Object.keys(weights)).toEqual(features);
      expect(Object.values(weights).filter((weight) => !Number.isFinite(weight))).toEqual([]);
      expect(Object.values(weights).some((weight) => weight !== 0)).toBe(true);
    },
  );

  it('give a higher score a higher probability', () => {
    for (const { slope, offset, offsetOfFew } of Object.values(answeringModel.calibration)) {
      expect(slope).toBeGreaterThan(0);
      expect([offset, offsetOfFew].every(Number.isFinite)).toBe(true);
    }
  });

  it('decline some questions and answer others', () => {
    for (const threshold of Object.values(answeringModel.thresholds)) {
      expect(threshold).toBeGreaterThan(0);
      expect(threshold).toBeLessThan(1);
    }
  });
});
