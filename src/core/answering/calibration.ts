/**
 * How a score's log odds become those of a probability that holds (Platt 1999). In a corpus of few paragraphs the same
 * score is right more often or less, so such a corpus has an offset of its own.
 */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
  /** Added in the measure in which the corpus is small. */
  readonly offsetOfFew: number;
}

export const logOdds = (probability: number): number => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
};

/**
 * The share of questions with such a score that were found to be answered rightly.
 * @param smallness 1 for a corpus of a few paragraphs, towards 0 for one of thousands
 */
export const calibrated = (
  score: number,
  smallness: number,
  { slope, offset, offsetOfFew }: Calibration,
): number => 1 / (1 + Math.exp(-(slope * logOdds(score) + offset + offsetOfFew * smallness)));
