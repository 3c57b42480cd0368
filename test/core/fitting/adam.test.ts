import { describe, expect, it } from 'vitest';
import { minimize } from '../../../src/core/fitting/adam.ts';
import { options } from './examples.ts';

/** The gradient of half the squared distance to a point. */
const towards = (point: readonly number[], weights: readonly number[], sum: Float64Array): number => {
  for (const [place, target] of point.entries()) {
    sum[place] = (sum[place] as number) + (weights[place] as number) - target;
  }
  return 1;
};

describe('minimize', () => {
  it('finds the mean of points as what is nearest to them all', () => {
    const points = [
      [1, -4],
      [3, -2],
      [5, 0],
    ];
    const found = minimize(points, [0, 0], towards, { ...options, epochs: 400, batch: 3, decay: 0 });
    expect(found).toEqual([expect.closeTo(3, 1), expect.closeTo(-2, 1)]);
  });

  it('leaves out examples that say so', () => {
    const some = (point: readonly number[], weights: readonly number[], sum: Float64Array) =>
      point[0] === 100 ? 0 : towards(point, weights, sum);
    const points = [[1], [100]];
    expect(minimize(points, [0], some, { ...options, epochs: 400, batch: 2, decay: 0 })).toEqual([
      expect.closeTo(1, 1),
    ]);
    expect(minimize(points, [0], some, { ...options, batch: 1 })).toEqual(
      minimize([[1]], [0], towards, { ...options, batch: 1 }),
    );
  });

  it('moves nothing in no epochs, nor the examples and the start', () => {
    const points = [[1], [2], [3]];
    const start = [0];
    expect(minimize(points, start, towards, { ...options, epochs: 0 })).toEqual([0]);
    minimize(points, start, towards, options);
    expect([points, start]).toEqual([[[1], [2], [3]], [0]]);
  });
});
