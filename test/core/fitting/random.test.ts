import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../../../src/core/fitting/random.ts';

const draw = (seed: number, count: number): number[] => Array.from({ length: count }, seededRandom(seed));

describe('seededRandom', () => {
  it('gives numbers from 0 to below 1, the same for a seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = draw(seed, 20);
        expect(draw(seed, 20)).toEqual(numbers);
        for (const number of numbers) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(1);
        }
      }),
    );
  });

  it('gives others for another seed, spread evenly', () => {
    expect(draw(1, 5)).not.toEqual(draw(2, 5));
    const numbers = draw(3, 20_000);
    for (let tenth = 0; tenth < 10; tenth++) {
      const within = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(within / numbers.length).toBeCloseTo(0.1, 1);
    }
    expect(new Set(numbers).size).toBeGreaterThan(19_900);
  });
});

describe('shuffle', () => {
  it('keeps every item, in place, and repeats with the seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const once = [...items];
        expect(shuffle(once, seededRandom(seed))).toBe(once);
        expect([...once].sort()).toEqual([...items].sort());
        expect(shuffle([...items], seededRandom(seed))).toEqual(once);
      }),
    );
  });

  it('gives each order of three about as often', () => {
    const random = seededRandom(5);
    const counts = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffle([1, 2, 3], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
