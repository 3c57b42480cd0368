import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { englishBases, stemPlural } from '../../../src/core/text/stem-english.ts';

const ending = fc.constantFrom('', 's', 'es', 'ies', 'ss', 'us', 'is', 'shes', 'xes', 'zes', 'y');
const word = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'abcdehisuxyz') }), ending)
  .map((parts) => parts.join(''))
  .filter(Boolean);

describe('stemPlural', () => {
  it.each([
    ['cities', 'city'],
    ['agencies', 'agency'],
    ['forces', 'force'],
    ['attacks', 'attack'],
    ['clashes', 'clash'],
    ['boxes', 'box'],
    ['cells', 'cell'],
  ])('makes the plural %s the singular %s', (plural, singular) => {
    expect(stemPlural(plural)).toBe(singular);
  });

  it.each(['press', 'virus', 'crisis', 'isis', 'gas', 'his', 'city', 'is', 's', 'bus'])(
    'leaves %s as it is',
    (singular) => {
      expect(stemPlural(singular)).toBe(singular);
    },
  );

  it('takes nothing but a plural ending off', () => {
    for (const inflected of ['running', 'attacked', 'largest', 'quickly'])
      expect(stemPlural(inflected)).toBe(inflected);
  });

  it('is never empty and never longer than the word, and keeps its first two letters', () => {
    fc.assert(
      fc.property(word, (written) => {
        const stem = stemPlural(written);
        expect(stem).not.toBe('');
        expect(stem.length).toBeLessThanOrEqual(written.length);
        expect(stem.slice(0, 2)).toBe(written.slice(0, 2));
      }),
    );
  });
});

describe('englishBases', () => {
  it('offers what a word may be an inflection of', () => {
    expect(englishBases('attacked')).toContain('attack');
    expect(englishBases('closing')).toContain('close');
    expect(englishBases('stopped')).toContain('stop');
    expect(englishBases('carried')).toContain('carry');
  });

  it('offers nothing of a word that has no such ending, or nothing before it', () => {
    expect(['army', 'king', 'red', 'baghdad'].flatMap(englishBases)).toEqual([]);
  });
});
