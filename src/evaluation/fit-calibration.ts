import { type Calibration, calibrated, logOdds } from '../core/answering/calibration.ts';
import { fitLogistic } from '../core/fitting/fit.ts';
import type { HeldOut } from './choose-threshold.ts';

const options = { epochs: 300, learningRate: 0.05, decay: 1e-3, batch: 1000, seed: 7 } as const;

/** Fits by how much scores on questions that they were not fitted on have to be moved to be probabilities. */
export function fitCalibration(judged: readonly HeldOut[]): Calibration {
  const examples = judged.map(({ probability, smallness, answerable, found }) => ({
    vector: [logOdds(probability), 1, smallness],
    positive: answerable && found,
    weight: 1,
  }));
  const [slope = 1, offset = 0, offsetOfFew = 0] = fitLogistic(examples, [1, 0, 0], options).map(
    (weight) => Math.round(weight * 1e4) / 1e4,
  );
  return { slope, offset, offsetOfFew };
}

export const calibratedBy = (judged: readonly HeldOut[], calibration: Calibration): HeldOut[] =>
  judged.map((each) => ({ ...each, probability: calibrated(each.probability, each.smallness, calibration) }));
