import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StructuredQuery } from '../../../src/core/retrieval/structured-query.ts';
import { matchTerms, type TermMatches, Vocabulary } from '../../../src/core/retrieval/term-matches.ts';
import { anyQuestion, anyTexts, indexOf, onlyWords } from './corpora.ts';

/** Texts of one length, scored for matches given by word. */
function scored(
  texts: string[],
  matches: Record<string, [term: number, similarity: number][]>,
  rarity: number[],
) {
  const index = indexOf(...texts);
  const byId: TermMatches = new Map(
    Object.entries(matches).map(([word, found]) => [
      index.words.indexOf(word),
      found.map(([term, similarity]) => ({ term, similarity })),
    ]),
  );
  return [...new StructuredQuery(index.postings).score(byId, rarity)];
}

describe('StructuredQuery', () => {
  it('scores only texts that hold a matching word', () => {
    const [with1, without, empty] = scored(['قوات بغداد', 'خبر اخر', ''], { بغداد: [[0, 1]] }, [2]);
    expect(with1).toBeGreaterThan(0);
    expect([without, empty]).toEqual([0, 0]);
  });

  it('counts a word by how well it matches', () => {
    const [exact, near] = scored(['متحدث هنا', 'ناطق هنا'], { متحدث: [[0, 1]], ناطق: [[0, 0.7]] }, [2]);
    expect(exact).toBeGreaterThan(near as number);
    expect(near).toBeGreaterThan(0);
  });

  it('counts words that match one term as that term repeated, less than two terms', () => {
    const texts = ['متحدث ناطق', 'متحدث تحالف', 'متحدث هنا'];
    const [repeated, both, once] = scored(
      texts,
      { متحدث: [[0, 1]], ناطق: [[0, 1]], تحالف: [[1, 1]] },
      [2, 2],
    );
    expect(both).toBeGreaterThan(repeated as number);
    expect(repeated).toBeGreaterThan(once as number);
  });

  it('counts a rarer term more', () => {
    const [rare, common] = scored(['مخمور هنا', 'عراق هنا'], { مخمور: [[0, 1]], عراق: [[1, 1]] }, [5, 1]);
    expect(rare).toBeGreaterThan(common as number);
    expect((rare as number) / (common as number)).toBeCloseTo(5, 4);
  });

  it('counts a shorter text more', () => {
    const [short, long] = scored(['مخمور هنا', 'مخمور هنا وهناك في كل مكان'], { مخمور: [[0, 1]] }, [1]);
    expect(short).toBeGreaterThan(long as number);
  });

  it('comes near to 1 where a text repeats every term without end, and no further', () => {
    const endless = Array.from({ length: 2000 }, () => 'مخمور بغداد').join(' ');
    const [score] = scored([endless, 'هنا'], { مخمور: [[0, 1]], بغداد: [[1, 1]] }, [3, 1]);
    expect(score).toBeGreaterThan(0.99);
    expect(score).toBeLessThanOrEqual(1);
  });

  it('is 0 throughout where no term counts', () => {
    expect(scored(['بغداد'], { بغداد: [[0, 1]] }, [0])).toEqual([0]);
    expect(scored(['بغداد'], {}, [])).toEqual([0]);
  });

  it('is a share of 0 to 1 for any texts and question', () => {
    const weight = fc.double({ min: 0, max: 12, noNaN: true });
    fc.assert(
      fc.property(anyTexts, anyQuestion, fc.infiniteStream(weight), (texts, { terms }, weights) => {
        const index = indexOf(...texts);
        const rarity = terms.map(() => weights.next().value as number);
        const matches = matchTerms(new Vocabulary(index), terms, onlyWords);
        const scores = new StructuredQuery(index.postings).score(matches, rarity);
        expect(scores.length).toBe(texts.length);
        for (const score of scores) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });
});
