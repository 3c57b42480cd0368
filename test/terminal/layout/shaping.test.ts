import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCells } from '../../../src/terminal/layout/cells.ts';
import { own } from '../../../src/terminal/layout/paragraph.ts';
import { shape } from '../../../src/terminal/layout/shaping.ts';

const shaped = (text: string): string[] => shape(toCells([own(text)])).map((cell) => cell.text);

describe('shape', () => {
  it.each([
    ['initial, medial, final and isolated forms', 'ببب ب', ['\ufe91', '\ufe92', '\ufe90', ' ', '\ufe8f']],
    ['letters that join only to the one before', 'دار', ['\ufea9', '\ufe8d', '\ufead']],
    ['lam with alef as one cell', 'لا بلأ', ['\ufefb', ' ', '\ufe91', '\ufef8']],
    ['a word with both', 'السلام', ['\ufe8d', '\ufedf', '\ufeb4', '\ufefc', '\ufee1']],
    ['marks behind their letters', 'بَدُ', ['\ufe91\u064e', '\ufeaa\u064f']],
    ['marks of both letters of a ligature', 'لَاً', ['\ufefb\u064e\u064b']],
    ['hamza, which joins to nothing', 'شيء', ['\ufeb7', '\ufef2', '\ufe80']],
    ['a combining hamza as part of its letter', 'ا\u0654', ['\ufe83']],
    ['Persian and Kurdish letters', 'پێش', ['\ufb58', '\u06ce', '\ufeb6']],
    ['tatweel as a joining letter', 'بـ', ['\ufe91', '\u0640']],
    ['a non-joiner, which parts letters', 'ب\u200cب', ['\ufe8f', '\ufe8f']],
    ['a joiner, which joins to nothing visible', 'ه\u200d', ['\ufeeb']],
    ['Latin letters and digits as they are', 'a1 ٣', ['a', '1', ' ', '٣']],
  ])('gives %s', (_, text, cells) => {
    expect(shaped(text)).toEqual(cells);
  });

  it('spells the same word as before, whatever the letters', () => {
    const letters = fc.constantFrom(...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ ');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        expect(shaped(text).join('').normalize('NFKC')).toBe(text);
      }),
    );
  });

  it('leaves English unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(shaped(text)).toEqual([...text]);
      }),
    );
  });
});
