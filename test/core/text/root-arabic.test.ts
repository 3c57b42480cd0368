import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessRoots } from '../../../src/core/text/root-arabic.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';

const rootsOf = (word: string): string[] => guessRoots(tokenize(word)[0]?.stem ?? '');

describe('guessRoots', () => {
  it.each(['هجوم', 'هاجم', 'هجمات', 'تهاجمت', 'الهجوم', 'يهاجمون'])("allows 'هجم' for %s", (word) => {
    expect(rootsOf(word)).toContain('هجم');
  });

  it('takes the ت of form VIII out', () => {
    expect(rootsOf('اشتباك')).toContain('شبك');
  });

  it('takes prefixes of verb forms and participles off', () => {
    expect(rootsOf('مستهدف')).toContain('هدف');
    expect(rootsOf('سيعمل')).toContain('عمل');
    expect(rootsOf('منفذ')).toContain('نفذ');
  });

  it('finds no common root for words of different ones', () => {
    const others = new Set(rootsOf('محافظة'));
    expect(rootsOf('هجوم').filter((root) => others.has(root))).toEqual([]);
  });

  it.each(['attack', '1190', 'aجوم', '', 'من', 'هجوم 1'])('guesses nothing for %j', (word) => {
    expect(guessRoots(word)).toEqual([]);
  });

  it('guesses three consonants of the word itself, in its order, each root once', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ابتجحدرسعفقكلمنهوي'), maxLength: 9 });
    fc.assert(
      fc.property(letters, (stem) => {
        const roots = guessRoots(stem);
        expect(new Set(roots).size).toBe(roots.length);
        for (const root of roots) {
          expect(root).toMatch(/^[^اوي]{3}$/u);
          expect(stem).toMatch(new RegExp([...root].join('.*'), 'u'));
        }
      }),
    );
  });
});
