import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitParagraphs } from '../../../src/core/corpus/paragraphs.ts';

const texts = (body: string): string[] => splitParagraphs(body.split('\n'), 1).map(({ text }) => text);

describe('splitParagraphs', () => {
  it('separates paragraphs by one blank line or more', () => {
    expect(texts('أولاً\n\nثانياً\n\n\n\nثالثاً\n')).toEqual(['أولاً', 'ثانياً', 'ثالثاً']);
  });

  it('keeps line breaks, inner spaces, no-break spaces and tatweel as they are', () => {
    const paragraph = 'مشـتركة\u00a0بين  بغداد \n  وأربيل\u00a0';
    expect(texts(`  ${paragraph}\t\n\nب`)).toEqual([paragraph, 'ب']);
  });

  it('takes a line of invisible characters for a blank one', () => {
    expect(texts('أ\n \u00a0\t\u200f\u200b\nب')).toEqual(['أ', 'ب']);
  });

  it('tells the line on which each paragraph begins', () => {
    expect(splitParagraphs(['', 'أ', 'ب', '', '', 'ت'], 7)).toEqual([
      { text: 'أ\nب', line: 8 },
      { text: 'ت', line: 12 },
    ]);
  });

  it('trims a run of a million spaces in linear time', () => {
    const spaces = ' '.repeat(1_000_000);
    expect(texts(`${spaces}a${spaces}b${spaces}`)).toEqual([`a${spaces}b`]);
  });

  it('gives back whatever paragraphs were joined by blank lines', () => {
    const paragraph = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) =>
        text
          .split('\n')
          .every((line) => /[\p{L}\p{N}]/u.test(line.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))),
      )
      .filter((text) => !/^[ \t]|[ \t]$/.test(text));
    fc.assert(
      fc.property(fc.array(paragraph), (paragraphs) => {
        expect(texts(paragraphs.join('\n\n'))).toEqual(paragraphs);
      }),
    );
  });
});
