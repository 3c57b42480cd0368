import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells, widthOf } from '../../../src/terminal/layout/cells.ts';
import { own } from '../../../src/terminal/layout/paragraph.ts';
import { wrap } from '../../../src/terminal/layout/wrapping.ts';

function wrapped(text: string, width: number): string[] {
  const cells = toCells([own(text)]);
  const textOf = (start: number, end: number) => cells.slice(start, end).map((cell) => cell.text);
  return wrap(cells, width).map(([start, end]) => textOf(start, end).join(''));
}

describe('wrap', () => {
  it.each([
    ['keeps what fits', 'one two', 7, ['one two']],
    ['breaks at the last space that fits', 'one two three', 8, ['one two', 'three']],
    ['breaks at a space just behind the width', 'one two', 3, ['one', 'two']],
    ['drops the spaces of a break', 'one    two', 5, ['one', 'two']],
    ['cuts a word that is wider than a line', 'abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
    ['counts wide letters as two columns', '漢字漢字', 5, ['漢字', '漢字']],
    ['counts marks as none', 'مُحَمَّد مُحَمَّد', 9, ['مُحَمَّد مُحَمَّد']],
    ['leaves an indent alone', '  ab cd', 4, ['  ab', 'cd']],
  ])('%s', (_, text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  it('loses nothing but spaces and never exceeds the width', () => {
    const unit = fc.constantFrom('a', 'ب', ' ', '漢', '😀', 'ُ', '\u2068');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrapped(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(widthOf(toCells([own(line)]))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
