import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highest } from '../../../src/core/retrieval/highest.ts';

describe('highest', () => {
  it('gives the places of positive scores, highest first', () => {
    expect(highest(Float32Array.of(0.5, 0, 2, -1, 1), 10)).toEqual([2, 4, 0]);
    expect(highest(Float32Array.of(0.5, 0, 2, -1, 1), 2)).toEqual([2, 4]);
    expect(highest(new Float32Array(0), 3)).toEqual([]);
  });

  it('gives what sorting all of them gives, of equal ones the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2, max: 9 })),
        fc.integer({ min: 1, max: 12 }),
        (scores, count) => {
          const sorted = [...scores.keys()]
            .filter((place) => (scores[place] as number) > 0)
            .sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
          expect(highest(Float32Array.from(scores), count)).toEqual(sorted.slice(0, count));
        },
      ),
    );
  });
});
