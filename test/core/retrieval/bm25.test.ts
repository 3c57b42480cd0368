import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Bm25,
  buildInvertedIndex,
  documentFrequency,
  inverseDocumentFrequency,
} from '../../../src/core/retrieval/bm25.ts';

const term = fc.constantFrom('أ', 'ب', 'ت', 'ث', 'ج', '__proto__', 'constructor');
const texts = fc.array(fc.array(term, { maxLength: 8 }), { minLength: 1, maxLength: 8 });
const query = fc
  .array(fc.tuple(fc.oneof(term, fc.constant('absent')), fc.double({ min: 0.1, max: 3, noNaN: true })), {
    maxLength: 5,
  })
  .map((weighted) => new Map(weighted));

const scoresOf = (corpus: readonly (readonly string[])[], weights: ReadonlyMap<string, number>): number[] => [
  ...new Bm25(buildInvertedIndex(corpus)).score(weights, new Float32Array(corpus.length)),
];

/** Okapi BM25 as Robertson and Zaragoza (2009) write it, with k1 = 1.2 and b = 0.75; empty texts count for no length. */
function plainScore(
  corpus: readonly (readonly string[])[],
  text: readonly string[],
  weights: ReadonlyMap<string, number>,
) {
  const lengths = corpus.map(({ length }) => length).filter((length) => length > 0);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  let score = 0;
  for (const [wanted, weight] of weights) {
    const holding = corpus.filter((other) => other.includes(wanted)).length;
    const frequency = text.filter((other) => other === wanted).length;
    if (frequency === 0) continue;
    const idf = Math.log(1 + (corpus.length - holding + 0.5) / (holding + 0.5));
    score += (weight * idf * frequency * 2.2) / (frequency + 1.2 * (0.25 + (0.75 * text.length) / mean));
  }
  return score;
}

describe('Bm25', () => {
  it('scores as the formula says', () => {
    fc.assert(
      fc.property(texts, query, (corpus, weights) => {
        for (const [place, score] of scoresOf(corpus, weights).entries()) {
          expect(score).toBeCloseTo(plainScore(corpus, corpus[place] as string[], weights), 4);
        }
      }),
    );
  });

  it('gives texts in another order the same scores in that order', () => {
    const shuffled = texts.chain((corpus) =>
      fc.tuple(
        fc.constant(corpus),
        fc.shuffledSubarray([...corpus.keys()], { minLength: corpus.length, maxLength: corpus.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, query, ([corpus, order], weights) => {
        const before = scoresOf(corpus, weights);
        const after = scoresOf(
          order.map((place) => corpus[place] as string[]),
          weights,
        );
        for (const [place, from] of order.entries())
          expect(after[place]).toBeCloseTo(before[from] as number, 5);
      }),
    );
  });

  it('never finds a text without words, nor a word that no text has', () => {
    expect(scoresOf([['أ'], [], ['ب']], new Map([['أ', 1]]))).toEqual([expect.any(Number), 0, 0]);
    expect(scoresOf([['أ'], []], new Map([['ت', 1]]))).toEqual([0, 0]);
    expect(scoresOf([[], []], new Map([['أ', 1]]))).toEqual([0, 0]);
    expect(scoresOf([], new Map([['أ', 1]]))).toEqual([]);
  });

  it('lets empty texts change no length: a text of mean length stays one', () => {
    const alone = new Bm25(
      buildInvertedIndex([
        ['أ', 'ب'],
        ['ت', 'ث'],
      ]),
    );
    const among = new Bm25(buildInvertedIndex([['أ', 'ب'], [], ['ت', 'ث']]));
    const share = (bm25: Bm25, size: number) =>
      (bm25.score(new Map([['أ', 1]]), new Float32Array(size))[0] as number) /
      bm25.ceiling(new Map([['أ', 1]]));
    expect(share(among, 3)).toBeCloseTo(share(alone, 2), 6);
  });

  it('adds to the scores that it is given', () => {
    const bm25 = new Bm25(buildInvertedIndex([['أ'], ['ب']]));
    const once = bm25.score(new Map([['أ', 1]]), new Float32Array(2))[0] as number;
    const scores = Float32Array.from([10, 20]);
    expect(bm25.score(new Map([['أ', 1]]), scores)).toBe(scores);
    expect(scores[0]).toBeCloseTo(10 + once, 5);
    expect(scores[1]).toBe(20);
  });

  it('has a ceiling that no score exceeds and that repeats come near to', () => {
    fc.assert(
      fc.property(texts, query, (corpus, weights) => {
        const ceiling = new Bm25(buildInvertedIndex(corpus)).ceiling(weights);
        for (const score of scoresOf(corpus, weights)) expect(score).toBeLessThanOrEqual(ceiling + 1e-4);
      }),
    );
    const corpus = [Array.from({ length: 1000 }, () => 'أ'), ['ب', 'ت']];
    const ceiling = new Bm25(buildInvertedIndex(corpus)).ceiling(new Map([['أ', 2]]));
    expect((scoresOf(corpus, new Map([['أ', 2]]))[0] as number) / ceiling).toBeGreaterThan(0.99);
  });
});

describe('inverseDocumentFrequency', () => {
  it('is never negative and falls with each further text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (size, seed) => {
        const frequency = seed % size;
        const more = inverseDocumentFrequency(size, frequency + 1);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(inverseDocumentFrequency(size, frequency)).toBeGreaterThan(more);
      }),
    );
  });
});

describe('buildInvertedIndex', () => {
  it('lists each term with the texts that hold it, how often, and how long they are', () => {
    const index = buildInvertedIndex([['أ', 'ب', 'أ'], [], ['ب']]);
    const posting = (wanted: string) => {
      const id = index.terms.get(wanted) as number;
      const range = [index.starts[id], index.starts[id + 1]] as const;
      return { texts: [...index.texts.slice(...range)], frequencies: [...index.frequencies.slice(...range)] };
    };
    expect([index.size, [...index.lengths]]).toEqual([3, [3, 0, 1]]);
    expect(posting('أ')).toEqual({ texts: [0], frequencies: [2] });
    expect(posting('ب')).toEqual({ texts: [0, 2], frequencies: [1, 1] });
    expect(['أ', 'ب', 'ت'].map((wanted) => documentFrequency(index, wanted))).toEqual([1, 2, 0]);
  });

  it('counts the texts of a term whose name every object has', () => {
    const index = buildInvertedIndex([['constructor', '__proto__'], ['constructor']]);
    expect(
      ['constructor', '__proto__', 'toString'].map((wanted) => documentFrequency(index, wanted)),
    ).toEqual([2, 1, 0]);
  });

  it('does not wrap around when a text repeats a term without measure', () => {
    const index = buildInvertedIndex([Array.from({ length: 70_000 }, () => 'أ')]);
    expect([...index.frequencies]).toEqual([65_535]);
  });
});
