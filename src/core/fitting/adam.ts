import { seededRandom, shuffle } from './random.ts';

export interface FitOptions {
  readonly epochs: number;
  readonly learningRate: number;
  /** Pull of each weight towards its start. */
  readonly decay: number;
  readonly batch: number;
  readonly seed: number;
}

/**
 * Minimises a sum over examples by Adam (Kingma and Ba 2015) with a linearly falling rate.
 * @param gradient adds an example's gradient to its last argument and returns the example's weight, 0 to leave it out
 * @param start one number a feature; not changed
 */
export function minimize<Example>(
  examples: readonly Example[],
  start: readonly number[],
  gradient: (example: Example, weights: readonly number[], sum: Float64Array) => number,
  { epochs, learningRate, decay, batch, seed }: FitOptions,
): number[] {
  const weights = [...start];
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  const random = seededRandom(seed);
  const order = [...examples];
  let steps = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += batch) {
      const sum = new Float64Array(weights.length);
      let total = 0;
      for (const example of order.slice(from, from + batch)) total += gradient(example, weights, sum);
      if (total === 0) continue;
      steps++;
      const rate = learningRate * (1 - epoch / epochs);
      for (const place of weights.keys()) {
        const weight = weights[place] as number;
        const slope = (sum[place] as number) / total + decay * (weight - (start[place] as number));
        mean[place] = 0.9 * (mean[place] as number) + 0.1 * slope;
        square[place] = 0.99 * (square[place] as number) + 0.01 * slope * slope;
        const step = (mean[place] as number) / (1 - 0.9 ** steps);
        const scale = Math.sqrt((square[place] as number) / (1 - 0.99 ** steps)) + 1e-8;
        weights[place] = weight - (rate * step) / scale;
      }
    }
  }
  return weights;
}
