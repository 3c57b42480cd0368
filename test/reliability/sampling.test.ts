import { describe, expect, it } from 'vitest';
import { eachOf, evenly } from '../../src/reliability/sampling.ts';

const numbers = Array.from({ length: 100 }, (_, place) => place);

describe('evenly', () => {
  it('takes one from the middle of each equal part', () => {
    expect(evenly(numbers, 4)).toEqual([12, 37, 62, 87]);
    expect(evenly(numbers, 1)).toEqual([50]);
  });

  it('takes all where no fewer are wanted', () => {
    expect(evenly(numbers, 100)).toEqual(numbers);
    expect(evenly([1], 3)).toEqual([1]);
  });
});

describe('eachOf', () => {
  it('does every item once, with no more at a time than it may', async () => {
    const done: number[] = [];
    let now = 0;
    let most = 0;
    await eachOf(numbers, 3, async (number) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      done.push(number);
    });
    expect(done.sort((left, right) => left - right)).toEqual(numbers);
    expect(most).toBe(3);
  });
});
