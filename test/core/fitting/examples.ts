import type { FitOptions } from '../../../src/core/fitting/adam.ts';
import type { BinaryExample, RankingExample } from '../../../src/core/fitting/fit.ts';
import { seededRandom } from '../../../src/core/fitting/random.ts';

export const options: FitOptions = { epochs: 60, learningRate: 0.1, decay: 0.001, batch: 16, seed: 7 };

const score = (weights: readonly number[], vector: readonly number[]): number =>
  vector.reduce((sum, value, place) => sum + value * (weights[place] as number), 0);

/** Examples that are positive as often as a logistic model of these weights says. */
export function binaryExamples(weights: readonly number[], count: number): BinaryExample[] {
  const random = seededRandom(1);
  return Array.from({ length: count }, () => {
    const vector = weights.map(() => 2 * random() - 1);
    return { vector, positive: random() < 1 / (1 + Math.exp(-score(weights, vector))), weight: 1 };
  });
}

/** Questions of six candidates, of which the one that scores highest by these weights is right. */
export function rankingExamples(weights: readonly number[], count: number, seed: number): RankingExample[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const vectors = Array.from({ length: 6 }, () => weights.map(() => random()));
    const scores = vectors.map((vector) => score(weights, vector));
    return { vectors, right: scores.map((value) => value === Math.max(...scores)), weight: 1 };
  });
}

/** The share of questions whose highest candidate by these weights is right. */
export const shareRight = (examples: readonly RankingExample[], weights: readonly number[]): number =>
  examples.filter(({ vectors, right }) => {
    const scores = vectors.map((vector) => score(weights, vector));
    return right[scores.indexOf(Math.max(...scores))];
  }).length / examples.length;
