import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../../src/core/retrieval/lexical-index.ts';
import { type DenseHit, type Lexicons, Retriever } from '../../../src/core/retrieval/retriever.ts';
import { anyQuestion, anyTexts } from './corpora.ts';

const nothing = { passages: 1000, counts: new Map(), definiteness: new Map() };
const lexicons: Lexicons = {
  frequencies: { ar: nothing, en: nothing },
  synonyms: { ar: new Map(), en: new Map() },
  translations: null,
};

function retrieverOver(texts: readonly string[]): Retriever {
  const places = texts.map((_, paragraph) => ({ report: 0, paragraph }));
  return new Retriever(places, [buildLexicalIndex('ar', texts), buildLexicalIndex('en', texts)], lexicons);
}

const hits: readonly DenseHit[] = [{ paragraph: 0, language: 'ar', similarity: 0.5 }];
const leftOut = fc.constantFrom(new Set<number>(), new Set([0]));

describe('scoreAhead', () => {
  it('changes no candidate, of that question or of another, whichever is asked for first', () => {
    fc.assert(
      fc.property(
        anyTexts,
        anyQuestion,
        anyQuestion,
        leftOut,
        fc.boolean(),
        (texts, one, other, out, first) => {
          const read = (question: typeof one) => retrieverOver(texts).candidates(question, hits, out);
          const retriever = retrieverOver(texts);
          retriever.scoreAhead(one);
          if (first) expect(retriever.candidates(one, hits, out)).toEqual(read(one));
          expect(retriever.candidates(other, hits, out)).toEqual(read(other));
          expect(retriever.candidates(one, hits, out)).toEqual(read(one));
        },
      ),
    );
  });

  it('scores the texts once, with what is left out taken out of the scores for that time alone', () => {
    fc.assert(
      fc.property(anyTexts, anyQuestion, (texts, question) => {
        const retriever = retrieverOver(texts);
        retriever.scoreAhead(question);
        retriever.candidates(question, hits, new Set(texts.keys()));
        expect(retriever.candidates(question, hits)).toEqual(retrieverOver(texts).candidates(question, hits));
      }),
    );
  });
});
