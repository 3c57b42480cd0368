import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skeleton, skeletonSimilarity } from '../../../src/core/lexicon/skeleton.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';

const of = (word: string): string => skeleton(tokenize(word)[0]?.word ?? '');

describe('skeleton', () => {
  it.each([
    ['Makhmur', 'مخمور', 'mkmr'],
    ['Kirkuk', 'كركوك', 'krk'],
    ['Baghdad', 'بغداد', 'bgd'],
    ['Mosul', 'موصل', 'msl'],
    ['Awadi', 'عوادي', 'd'],
    ['Sheikh', 'شيخ', 'sk'],
    ['Hussein', 'حسين', 'hsn'],
    ['Mohammed', 'محمد', 'mhmd'],
    ['Fatima', 'فاطمة', 'ftm'],
  ])('of %s and of %s is %s', (latin, arabic, both) => {
    expect([of(latin), of(arabic)]).toEqual([both, both]);
  });

  it('makes one of a doubled consonant', () => {
    expect([of('Abbas'), of('abas')]).toEqual(['bs', 'bs']);
  });

  it('holds Latin consonants only, no vowel and no letter twice in a row', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') }),
      fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي') }),
    );
    fc.assert(
      fc.property(word, (written) => {
        expect(skeleton(written)).toMatch(/^[b-df-hj-np-tv-z]*$/);
        expect(skeleton(written)).not.toMatch(/(.)\1/);
      }),
    );
  });
});

describe('skeletonSimilarity', () => {
  const consonants = fc.string({ unit: fc.constantFrom(...'bdkmrs'), maxLength: 6 });

  it('is 1 for equal skeletons of three consonants or more, less for shorter ones', () => {
    expect(skeletonSimilarity('mkmr', 'mkmr')).toBe(1);
    expect(skeletonSimilarity('nn', 'nn')).toBeLessThan(1);
    expect(skeletonSimilarity('nn', 'nn')).toBeGreaterThan(0);
  });

  it('is 0 where a skeleton is too short to tell', () => {
    expect([skeletonSimilarity('', ''), skeletonSimilarity('d', 'd'), skeletonSimilarity('d', 'dr')]).toEqual(
      [0, 0, 0],
    );
  });

  it('allows one consonant to be off in long names and not in short ones', () => {
    expect(skeletonSimilarity('slmn', 'slmnk')).toBeGreaterThan(0);
    expect(skeletonSimilarity('slmn', 'slmnk')).toBeLessThan(1);
    expect(skeletonSimilarity('mkmr', 'mkmd')).toBeGreaterThan(0);
    expect(skeletonSimilarity('msl', 'msr')).toBe(0);
    expect(skeletonSimilarity('mkmr', 'krkk')).toBe(0);
  });

  it('is a share of 0 to 1, and 1 for equals alone', () => {
    fc.assert(
      fc.property(consonants, consonants, (left, right) => {
        const share = skeletonSimilarity(left, right);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        if (left !== right) expect(share).toBeLessThan(1);
      }),
    );
  });
});
