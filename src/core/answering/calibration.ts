/** How a score's log odds become those of a probability that holds (Platt 1999). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

export const logOdds = (probability: number): number => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
};

/** The share of questions with such a score that were found to be answered rightly. */
export const calibrated = (score: number, { slope, offset }: Calibration): number =>
  1 / (1 + Math.exp(-(slope * logOdds(score) + offset)));
