import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsAlmost, comparedWord, likeness, readTyped } from '../../../src/core/suggesting/typed.ts';
import { fold } from '../../../src/core/text/fold.ts';

const alike = (typed: string, word: string): number =>
  likeness(comparedWord(fold(typed).text), comparedWord(fold(word).text));

describe('likeness', () => {
  it('falls from the word itself over its beginning and its inside to a mistyped letter', () => {
    const order = ['الموصل', 'موصل', 'الموص', 'وصل', 'الموثل'].map((typed) => alike(typed, 'الموصل'));
    expect(order).toEqual(order.toSorted((left, right) => right - left));
    expect(new Set(order).size).toBe(order.length);
    expect(order.at(-1)).toBeGreaterThan(0);
  });

  it.each([
    ['اربيل', 'أربيل'],
    ['مدرسه', 'مدرسة'],
    ['البشمرگه', 'البشمركة'],
    ['مُستَشفى', 'مستشفي'],
    ['بغـــداد', 'بغداد'],
    ['٨٠', '80'],
  ])('takes %s for %s', (typed, word) => {
    expect(alike(typed, word)).toBe(1);
  });

  it.each([
    ['kirkuk', 'كركوك'],
    ['kirkuk', 'وكركوك'],
    ['makhmur', 'مخمور'],
    ['mosul', 'الموصل'],
    ['مخمور', 'makhmur'],
    ['peshmer', 'البشمركة'],
  ])('recognises %s in %s', (typed, word) => {
    expect(alike(typed, word)).toBeGreaterThan(0);
  });

  it.each([
    ['kirkuk', 'بغداد'],
    ['what', 'هدى'],
    ['18', '81'],
    ['من', 'منظمة العفو'],
    ['قال', 'قتل'],
  ])('does not take %s for %s', (typed, word) => {
    expect(alike(typed, word)).toBeLessThan(0.95);
    if (typed !== 'من') expect(alike(typed, word)).toBe(0);
  });

  it('finds a word by its beginning with any one letter wrong, missing, too many or swapped', () => {
    const word = fc.stringMatching(/^[ا-ي]{5,12}$/u);
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('wrong', 'missing', 'added', 'swapped'),
        (text, at, length, how) => {
          const beginning = text.slice(0, 4 + (length % (text.length - 3)));
          const place = at % (beginning.length - 1);
          const [before, here, next, after] = [
            beginning.slice(0, place),
            beginning[place],
            beginning[place + 1],
            beginning.slice(place + 2),
          ];
          const mistyped = {
            wrong: `${before}ژ${next}${after}`,
            missing: `${before}${next}${after}`,
            added: `${before}${here}ژ${next}${after}`,
            swapped: `${before}${next}${here}${after}`,
          }[how];
          expect(beginsAlmost(text, mistyped)).toBe(true);
        },
      ),
    );
  });

  it('tolerates no second mistake', () => {
    expect(beginsAlmost('معيزيلة', 'معيزيلة')).toBe(true);
    expect(beginsAlmost('معيزيلة', 'مغيزبلة')).toBe(false);
  });
});

describe('readTyped', () => {
  it('is the same however it is vowelled or stretched', () => {
    expect(readTyped('مَن هُوَ الـمتـحدث')).toEqual(readTyped('من هو المتحدث'));
    expect(readTyped('أين')).toEqual(readTyped('اين'));
  });

  it('has no language before there is a letter, and knows what a question word asks for', () => {
    expect(readTyped(' 8؟ ')).toMatchObject({ language: null, asksFor: null });
    expect(readTyped('')).toEqual({ words: [], flat: '', language: null, asksFor: null });
    expect(readTyped('شكد')).toMatchObject({ language: 'ar', asksFor: 'number' });
    expect(readTyped('wher')).toMatchObject({ language: 'en', asksFor: null });
    expect(readTyped('where')).toMatchObject({ language: 'en', asksFor: 'place' });
  });

  it('reads a bounded part of a long text', () => {
    expect(readTyped('كلمة '.repeat(10_000)).words.length).toBeLessThanOrEqual(12);
  });
});
