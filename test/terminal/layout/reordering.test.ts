import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells } from '../../../src/terminal/layout/cells.ts';
import { own } from '../../../src/terminal/layout/paragraph.ts';
import { reorder } from '../../../src/terminal/layout/reordering.ts';
import { wrap } from '../../../src/terminal/layout/wrapping.ts';

function seen(text: string, direction: 'ltr' | 'rtl', width = 200): string[] {
  const cells = toCells([own(text)]);
  return reorder(cells, wrap(cells, width), direction).map((line) => line.map((cell) => cell.text).join(''));
}

describe('reorder', () => {
  it.each([
    ['Arabic from the right', 'ابج', 'rtl', ['جبا']],
    ['marks with their letters', 'بَد', 'rtl', ['دبَ']],
    ['a number to the left of what it follows', 'ابج 25', 'rtl', ['25 جبا']],
    ['a number inside Arabic inside English', 'abc ابج 25', 'ltr', ['abc 25 جبا']],
    ['Arabic-Indic digits from the left', 'ابج ٢٥', 'rtl', ['٢٥ جبا']],
    ['brackets mirrored', 'ابج (USD) د', 'rtl', ['د (USD) جبا']],
    ['quotation marks mirrored', '«ابج»', 'rtl', ['«جبا»']],
    ['a full stop at the left end', 'ابج.', 'rtl', ['.جبا']],
    ['English inside Arabic', 'ا ab cd ب', 'rtl', ['ب ab cd ا']],
    ['isolates obeyed and left out', 'ab \u2068ا 1\u2069 2', 'ltr', ['ab 1 ا 2']],
    ['emoji, whose UTF-16 has two units', 'ا😀ب', 'rtl', ['ب😀ا']],
  ] as const)('puts %s', (_, text, direction, lines) => {
    expect(seen(text, direction)).toEqual(lines);
  });

  it('orders each line by itself', () => {
    expect(seen('ابج دهو زحط', 'rtl', 8)).toEqual(['وهد جبا', 'طحز']);
  });

  it('shows every cell once, brackets mirrored or not', () => {
    const unit = fc.constantFrom(...'ابدل٣1aB .()«»', 'بَ', '😀', '\u2068', '\u2069', '\u202e');
    const mirrors: Readonly<Record<string, string>> = { ')': '(', '»': '«' };
    const sorted = (text: string) =>
      toCells([own(text)])
        .map((cell) => mirrors[cell.text] ?? cell.text)
        .filter((cell) => !/\p{Cf}|^ $/u.test(cell))
        .sort();
    fc.assert(
      fc.property(
        fc.string({ unit }),
        fc.constantFrom('ltr' as const, 'rtl' as const),
        fc.integer({ min: 3, max: 12 }),
        (text, direction, width) => {
          const shown = seen(text, direction, width).flatMap(sorted).sort();
          expect(shown).toEqual(sorted(text));
        },
      ),
    );
  });

  it('leaves English unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(seen(text, 'ltr', 1000).join('')).toBe(text.trimEnd());
      }),
    );
  });
});
