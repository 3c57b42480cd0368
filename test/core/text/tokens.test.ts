import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { characterGrams, stem, tokenize, wordLanguage } from '../../../src/core/text/tokens.ts';
import { writtenText } from './unicode.ts';

const words = (text: string): string[] => tokenize(text).map(({ word }) => word);

describe('tokenize', () => {
  it('cuts a text into folded words in their order', () => {
    expect(words('«القوات العراقيّة» والـبيشمركة، في Makhmur!')).toEqual([
      'القوات',
      'العراقيه',
      'والبيشمركه',
      'في',
      'makhmur',
    ]);
  });

  it('reads a number with thousands marks as one, in either digit script', () => {
    expect(words('1,190 ١٬١٩٠ ۱٬۱۹۰ 1190')).toEqual(['1190', '1190', '1190', '1190']);
  });

  it('keeps decimals, times and dates in one piece and leaves the full stop after them out', () => {
    expect(words('3.5 10:30 12/5/2021 في 2021.')).toEqual(['3.5', '10:30', '12/5/2021', 'في', '2021']);
  });

  it('takes the possessive off and joins other apostrophes', () => {
    expect(words("ISIS's Iraq’s don't O’Neil")).toEqual(['isis', 'iraq', 'dont', 'oneil']);
  });

  it('counts a letter that is drawn out once, and a doubled one twice', () => {
    expect(words('شلووووونك الله sooo well')).toEqual(['شلونك', 'الله', 'so', 'well']);
  });

  it('does not take repeated digits for a drawn-out word', () => {
    expect(words('1000 ٢٢٢٢')).toEqual(['1000', '2222']);
  });

  it.each(['', '   ', '؟!… «»', '😀', 'ـ\u064e'])('finds no word in %j', (text) => {
    expect(tokenize(text)).toEqual([]);
  });

  it('takes a folded text as it takes the text itself', () => {
    fc.assert(
      fc.property(writtenText, (text) => {
        expect(tokenize(fold(text))).toEqual(tokenize(text));
      }),
    );
  });

  it('points back at the word as it was written, marks and tatweel and all', () => {
    const text = '"هَـٰذِهِ" 😀 المُشـتركةُ، ١٬١٩٠';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'هَـٰذِهِ',
      'المُشـتركةُ',
      '١٬١٩٠',
    ]);
  });

  it('points back at a place whose folding is the word, and in order', () => {
    fc.assert(
      fc.property(writtenText, (text) => {
        let last = 0;
        for (const { word, start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          expect(words(text.slice(start, end))).toEqual([word]);
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves no letter and no digit between its words', () => {
    fc.assert(
      fc.property(writtenText, (text) => {
        let rest = '';
        let last = 0;
        for (const { start, end } of tokenize(text)) {
          rest += text.slice(last, start);
          last = end;
        }
        expect(fold(rest + text.slice(last)).text).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('stem', () => {
  it.each([
    ['الوزارة', 'وزارة', 'والوزارة'],
    ['محافظات', 'المحافظات', 'والمحافظات'],
    ['مشتركة', 'المشترك', 'المشتركة', 'ومشترك'],
    ['عملية', 'العملية', 'وبالعملية', 'للعملية'],
    ['عراقي', 'العراقية', 'العراقيين', 'العراقيون'],
    ['cities', 'city'],
    ['forces', 'force'],
    ['provinces', 'province'],
    ['attacks', 'attack'],
  ])('is the same for %s and %s', (...forms) => {
    expect(new Set(forms.map((form) => tokenize(form)[0]?.stem)).size).toBe(1);
  });

  it('chooses the stemmer by the script', () => {
    expect([stem('محافظات'), stem('cities'), stem('1190')]).toEqual(['محافظ', 'city', '1190']);
  });
});

describe('characterGrams', () => {
  it('pads a word and takes every run of four', () => {
    expect(characterGrams('اربيل')).toEqual(['_ارب', 'اربي', 'ربيل', 'بيل_']);
  });

  it('takes a word too short for a gram as its own', () => {
    expect([characterGrams('من'), characterGrams('و', 4), characterGrams('a', 3)]).toEqual([
      ['_من_'],
      ['_و_'],
      ['_a_'],
    ]);
  });

  it('makes length + 3 − size grams, each of that size, which overlap by all but one unit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.integer({ min: 2, max: 5 }), (text, size) => {
        const grams = characterGrams(text, size);
        expect(grams.length).toBe(Math.max(1, text.length + 3 - size));
        if (grams.length > 1) for (const gram of grams) expect(gram.length).toBe(size);
        const joined = grams.map((gram, place) => (place === 0 ? gram : gram.slice(-1))).join('');
        expect(joined).toBe(`_${text}_`);
      }),
    );
  });
});

describe('wordLanguage', () => {
  it.each([
    ['بغداد', 'ar'],
    ['makhmur', 'en'],
    ['1190', 'number'],
    ['10:30', 'number'],
  ])('of %s is %s', (word, language) => {
    expect(wordLanguage(word)).toBe(language);
  });
});
