import { type FitOptions, minimize } from './adam.ts';

/** A question's candidates, of which one or more are right. */
export interface RankingExample {
  readonly vectors: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

export interface BinaryExample {
  readonly vector: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

function dot(weights: readonly number[], vector: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < vector.length; place++)
    sum += (vector[place] as number) * (weights[place] as number);
  return sum;
}

function addScaled(sum: Float64Array, vector: readonly number[], factor: number): void {
  for (let place = 0; place < vector.length; place++) {
    sum[place] = (sum[place] as number) + factor * (vector[place] as number);
  }
}

/**
 * Fits weights so that the right candidates get the greatest share of a softmax over their scores
 * (ListNet, Cao et al. 2007, with any right candidate accepted).
 */
export const fitRanking = (
  examples: readonly RankingExample[],
  start: readonly number[],
  options: FitOptions,
): number[] =>
  minimize(
    examples,
    start,
    ({ vectors, right, weight }, weights, sum) => {
      if (!right.includes(true)) return 0;
      const scores = vectors.map((vector) => dot(weights, vector));
      const highest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - highest));
      const all = shares.reduce((total, share) => total + share, 0);
      const highestRight = Math.max(...scores.filter((_, place) => right[place]));
      const rightShares = scores.map((score, place) => (right[place] ? Math.exp(score - highestRight) : 0));
      const allRight = rightShares.reduce((total, share) => total + share, 0);
      for (const [place, vector] of vectors.entries()) {
        const excess = (shares[place] as number) / all - (rightShares[place] as number) / allRight;
        if (excess !== 0) addScaled(sum, vector, weight * excess);
      }
      return weight;
    },
    options,
  );

/** Fits a logistic regression. */
export const fitLogistic = (
  examples: readonly BinaryExample[],
  start: readonly number[],
  options: FitOptions,
): number[] =>
  minimize(
    examples,
    start,
    ({ vector, positive, weight }, weights, sum) => {
      const probability = 1 / (1 + Math.exp(-dot(weights, vector)));
      addScaled(sum, vector, weight * (probability - (positive ? 1 : 0)));
      return weight;
    },
    options,
  );
