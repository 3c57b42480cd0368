import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/text/edit-distance.ts';

/** The definition itself (optimal string alignment), without a table. */
function plainDistance(left: string, right: string): number {
  if (!left || !right) return left.length + right.length;
  const same = left.at(-1) === right.at(-1);
  const choices = [
    plainDistance(left.slice(0, -1), right) + 1,
    plainDistance(left, right.slice(0, -1)) + 1,
    plainDistance(left.slice(0, -1), right.slice(0, -1)) + (same ? 0 : 1),
  ];
  if (left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1)) {
    choices.push(plainDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
  }
  return Math.min(...choices);
}

const word = fc.string({ unit: fc.constantFrom('ا', 'ب', 'ت'), maxLength: 5 });
const limit = fc.integer({ min: 0, max: 3 });

describe('editDistance', () => {
  it.each([
    ['مخمور', 'مخمور', 0],
    ['مخمور', 'مخور', 1],
    ['مخمور', 'مخممور', 1],
    ['مخمور', 'مخبور', 1],
    ['مخمور', 'مخومر', 1],
    ['مخمور', 'خمورم', 2],
    ['kitten', 'sitting', 3],
  ])('from %s to %s is %i', (left, right, expected) => {
    expect(editDistance(left, right, 5)).toBe(expected);
  });

  it('is limit + 1 where the lengths alone tell that it is more', () => {
    expect(editDistance('ab', 'abcdef', 2)).toBe(3);
  });

  it('is what its definition says, up to the limit, and more than the limit where that is', () => {
    fc.assert(
      fc.property(word, word, limit, (left, right, most) => {
        const exact = plainDistance(left, right);
        const found = editDistance(left, right, most);
        if (exact <= most) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(most);
      }),
      { numRuns: 500 },
    );
  });

  it('is 0 for equal words and for no others', () => {
    fc.assert(
      fc.property(word, word, limit, (left, right, most) => {
        expect(editDistance(left, left, most)).toBe(0);
        expect(editDistance(left, right, most) === 0).toBe(left === right);
      }),
    );
  });

  it('is the same from either side', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right, 9)).toBe(editDistance(right, left, 9));
      }),
    );
  });
});
