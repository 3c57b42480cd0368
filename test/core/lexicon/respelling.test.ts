import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativesOfRespelt } from '../../../src/core/lexicon/respelling.ts';
import type { Alternative, Synonyms } from '../../../src/core/lexicon/synonyms.ts';
import { editDistance } from '../../../src/core/text/edit-distance.ts';

const list: Synonyms = new Map<string, Alternative[]>([
  ['bridge', [{ stem: 'جسر', weight: 0.8 }]],
  ['hospital', [{ stem: 'مشفي', weight: 0.4 }]],
  ['river', [{ stem: 'نهر', weight: 0.9 }]],
  ['rider', [{ stem: 'راكب', weight: 0.9 }]],
  ...['carts', 'darts', 'marts', 'parts'].map(
    (word) => [word, [{ stem: 'جزء', weight: 1 }]] as [string, Alternative[]],
  ),
]);
const stemsFor = (word: string) => alternativesOfRespelt(word, list).map(({ stem }) => stem);

describe('alternativesOfRespelt', () => {
  it.each(['brigde', 'bridhe', 'bidge', 'bridgge', 'xbridge'])('reads %s as bridge', (word) => {
    expect(stemsFor(word)).toEqual(['جسر']);
  });

  it('gives less weight than to a word that is listed, and shares it where two entries are near', () => {
    expect(alternativesOfRespelt('hosptal', list)[0]?.weight).toBeCloseTo(0.3, 10);
    expect(alternativesOfRespelt('riter', list)).toEqual([
      { stem: 'نهر', weight: expect.closeTo(0.3375, 10) },
      { stem: 'راكب', weight: expect.closeTo(0.3375, 10) },
    ]);
  });

  it.each(['bridge', 'brigdee', 'riv', 'rivr', 'zarts'])('reads %s as nothing else', (word) => {
    expect(stemsFor(word)).toEqual([]);
  });

  it('finds every entry that is one edit away', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), word, (entries, asked) => {
        const own: Synonyms = new Map(entries.map((entry) => [entry, [{ stem: entry, weight: 1 }]]));
        const near = entries.filter((entry) => editDistance(asked, entry, 1) === 1);
        const expected = asked.length < 5 || near.length > 3 ? [] : near;
        const found = alternativesOfRespelt(asked, own).map(({ stem }) => stem);
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 2000 },
    );
  });
});
