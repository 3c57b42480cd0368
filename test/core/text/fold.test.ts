import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { anyText } from './unicode.ts';

const folded = (text: string): string => fold(text).text;
const loneSurrogates = (text: string): number => text.match(/\p{Cs}/gu)?.length ?? 0;

describe('fold', () => {
  it.each([
    ['tatweel', 'مشـــتركة', 'مشتركه'],
    ['diacritics', 'مُحَمَّدٌ', 'محمد'],
    ['a dagger alef', 'هٰذا', 'هذا'],
    ['hamza on, under and over alef, madda and wasla', 'أ إ آ ٱ ا', 'ا ا ا ا ا'],
    ['hamza on waw and ya', 'مسؤول رئيس', 'مسوول رييس'],
    ['a hamza of its own', 'شيء لواء', 'شي لوا'],
    ['alef maqsura', 'على', 'علي'],
    ['ta marbuta', 'وزارة', 'وزاره'],
    ['Persian ya and kaf', 'یک', 'يك'],
    ['Iraqi and Persian gaf, che, pe, ve, zhe', 'گال چان پارك ڤان ژ', 'كال جان بارك فان ز'],
    ['Kurdish letters', 'ڕووداوە ڵێ ۆ', 'رووداوه لي و'],
    ['further forms of heh, ya, kaf and waw', 'ھ ہ ە ۀ ې ێ ے ڭ ۇ', 'ه ه ه ه ي ي ي ك و'],
    ['presentation forms', 'ﺑﻐﺪﺍﺩ', 'بغداد'],
    ['the lam-alef ligatures', 'ﻻ ﻷ ﻹ ﻵ', 'لا لا لا لا'],
    ['Arabic-Indic digits', '٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['extended Arabic-Indic digits', '۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['digits of further scripts', '०९ ０９ 𝟗', '09 09 9'],
    ['Arabic thousands and decimal marks', '١٬١٩٠٫٥', '1,190.5'],
    ['zero-width and direction characters', 'مي\u200cخورم\u200f \u2067ab\u2069\ufeff', 'ميخورم ab'],
    ['letter case', 'ISIS Straße ÉTÉ', 'isis straße ete'],
    ['a curly apostrophe', 'ISIS’s', "isis's"],
    ['Latin accents', 'Erbîl Hewlêr', 'erbil hewler'],
  ])('makes one of %s', (_, written, expected) => {
    expect(folded(written)).toBe(expected);
  });

  it('keeps words apart that differ by more than habit', () => {
    const words = ['سبب', 'صبب', 'شبب', 'زبب', 'ذبب', 'طبب', 'تبب', 'قبب', 'كبب', 'حبب', 'هبب', 'عبب', 'غبب'];
    expect(new Set(words.map(folded)).size).toBe(words.length);
  });

  it('leaves plain ASCII lower case as it is, a unit for a unit', () => {
    const plain = fc.string({ unit: 'binary-ascii' }).map((text) => text.toLowerCase());
    fc.assert(
      fc.property(plain, (text) => {
        const { text: result, offsets } = fold(text);
        expect(result).toBe(text);
        expect([...offsets]).toEqual(Array.from(text, (_unit, place) => place));
      }),
    );
  });

  it('changes nothing when it folds what it folded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = folded(text);
        fc.pre(loneSurrogates(once) === loneSurrogates(text));
        expect(folded(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing when it folds any one character twice', () => {
    for (let code = 0; code <= 0x1ffff; code++) {
      const once = folded(String.fromCodePoint(code));
      if (folded(once) !== once)
        expect.fail(`U+${code.toString(16)} folds to '${once}', then to '${folded(once)}'`);
    }
  });

  it('leads each unit back to the start of the character that it came from', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, offsets, length } = fold(original);
        expect(length).toBe(original.length);
        expect(offsets.length).toBe(text.length);
        const starts = new Map<number, string>();
        let start = 0;
        for (const character of original) {
          starts.set(start, character);
          start += character.length;
        }
        for (const [unit, offset] of offsets.entries()) {
          expect(offset).toBeGreaterThanOrEqual(offsets[unit - 1] ?? 0);
          expect(folded(starts.get(offset) as string)).toContain(text[unit]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives every unit of a ligature the offset of the ligature', () => {
    const { text, offsets } = fold('aﻻـُb');
    expect([text, [...offsets]]).toEqual(['aلاb', [0, 1, 1, 4]]);
  });

  it('folds an empty text to an empty one', () => {
    expect(fold('')).toEqual({ text: '', offsets: new Uint32Array(), length: 0 });
  });
});
