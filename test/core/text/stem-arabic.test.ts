import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { stemArabic } from '../../../src/core/text/stem-arabic.ts';

const stemOf = (written: string): string => stemArabic(fold(written).text);
const arabicWord = fc
  .array(
    fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'ال', 'وال', 'بال', 'ات', 'ون', 'ين', 'ها', 'يه'),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((parts) => parts.join(''));

describe('stemArabic', () => {
  it.each(['ال', 'وال', 'بال', 'كال', 'فال', 'هال', 'لل', 'ولل', 'وبال'])(
    'takes the article %s off',
    (article) => {
      expect(stemArabic(`${article}مكتب`)).toBe('مكتب');
    },
  );

  it('reads a و before three letters or more as a conjunction', () => {
    expect([stemOf('ومكتب'), stemOf('وقال'), stemOf('وجد')]).toEqual(['مكتب', 'قال', 'وجد']);
  });

  it.each([
    'وزارة',
    'وزير',
    'وطن',
    'ولاية',
    'وحدة',
    'وقت',
    'وكالة',
    'وجود',
    'وادي',
    'وسائل',
    'وثائق',
    'واحد',
  ])('leaves %s its own و', (word) => {
    expect(stemOf(word)).toMatch(/^و/u);
    expect(stemOf(`ال${word}`)).toBe(stemOf(word));
  });

  it.each([
    ['مكاتبها', 'مكاتب'],
    ['مهندسان', 'مهندس'],
    ['محافظات', 'محافظ'],
    ['مقاتلون', 'مقاتل'],
    ['مقاتلين', 'مقاتل'],
    ['محافظتين', 'محافظ'],
    ['محافظتان', 'محافظ'],
    ['مدرسة', 'مدرس'],
    ['عراقي', 'عراق'],
    ['عراقية', 'عراق'],
  ])('takes the ending of %s off', (word, expected) => {
    expect(stemOf(word)).toBe(expected);
  });

  it('takes several endings off, one after another', () => {
    expect(stemOf('العراقيين')).toBe('عراق');
  });

  it.each(['يد', 'اب', 'الم', 'سنه', 'علي', 'هي'])(
    'leaves %s, too short to lose anything, as it is',
    (word) => {
      expect(stemArabic(word)).toBe(word);
    },
  );

  it('leaves at least two letters of a longer word, never adds one and takes only from the ends', () => {
    fc.assert(
      fc.property(arabicWord, (word) => {
        const stem = stemArabic(word);
        expect(stem.length).toBeGreaterThanOrEqual(Math.min(2, word.length));
        expect(word).toContain(stem);
      }),
    );
  });

  it('gives something for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const stem = stemArabic(text);
        expect(stem).not.toBe('');
        expect(stem.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
