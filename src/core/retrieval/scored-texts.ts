import { Bm25, type WeightedTerms } from './bm25.ts';
import { highest } from './highest.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { StructuredQuery } from './structured-query.ts';
import { type TermMatches, Vocabulary } from './term-matches.ts';

/** A question as it is asked of the texts of one language. */
export interface LexicalQuery {
  readonly matches: TermMatches;
  /** The weight of each of the question's terms. */
  readonly rarities: readonly number[];
  /** The terms of its words; none across languages. */
  readonly gramTerms: WeightedTerms;
}

/** What a question scores in each text of one language. */
export interface ScoredTexts extends LexicalQuery {
  /** BM25 of 4-grams and stems, one a text. */
  readonly grams: Float32Array;
  /** What that can at most be. */
  readonly ceiling: number;
  /** BM25 of the structured query, one a text, as a share of what is possible. */
  readonly structured: Float32Array;
  /** The texts that either proposes. */
  readonly proposed: readonly number[];
}

/** Candidates that each score proposes. */
const depth = 40;

/** The texts that score highest, once or twice each. */
export const proposedBy = (grams: Float32Array, structured: Float32Array): number[] => [
  ...highest(grams, depth),
  ...highest(structured, depth),
];

/** One language's texts, with what scoring them needs of memory. */
export class LanguageTexts {
  readonly index: LexicalIndex;
  readonly vocabulary: Vocabulary;
  private readonly bm25: Bm25;
  private readonly structured: StructuredQuery;
  private readonly grams: Float32Array;
  /** The question's own language, by its index → whether any paragraph is read here because it is not there. */
  readonly readBeside = new Map<LexicalIndex | undefined, boolean>();

  /** @param paragraphs that the indexes of all languages hold */
  constructor(index: LexicalIndex, paragraphs: number) {
    this.index = index;
    this.vocabulary = new Vocabulary(index);
    this.bm25 = new Bm25(index.terms);
    this.structured = new StructuredQuery(index.postings);
    this.grams = new Float32Array(paragraphs);
  }

  /** The scores stand until the next question is scored. */
  score(query: LexicalQuery): ScoredTexts {
    const structured = this.structured.score(query.matches, query.rarities);
    const grams = this.bm25.score(query.gramTerms, this.grams.fill(0));
    const ceiling = this.bm25.ceiling(query.gramTerms) || 1;
    return { ...query, grams, ceiling, structured, proposed: proposedBy(grams, structured) };
  }
}
