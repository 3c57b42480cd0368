import { type InvertedIndex, lengthsOf, textCount } from './bm25.ts';
import type { TermMatches } from './term-matches.ts';

const k1 = 1.2;
const b = 0.75;

/**
 * BM25 in which a term of the question counts wherever a word that matches it stands, by the square of their similarity
 * (a probabilistic structured query, Darwish and Oard 2003). What a question needs of memory is kept for the next one.
 */
export class StructuredQuery {
  private readonly postings: InvertedIndex;
  private readonly meanLength: number;
  private readonly scores: Float32Array;
  /** How often a term stands in each text, softly counted; all 0 between two terms. */
  private readonly soft: Float64Array;
  private readonly touched: Uint32Array;

  /** @param postings texts by word */
  constructor(postings: InvertedIndex) {
    const { size } = postings;
    this.postings = postings;
    this.meanLength = lengthsOf(postings).total / Math.max(1, textCount(postings)) || 1;
    this.scores = new Float32Array(size);
    this.soft = new Float64Array(size);
    this.touched = new Uint32Array(size);
  }

  /**
   * @param rarity weight of each term
   * @returns one score a text, as a share (0 to 1) of what a text that held every term without end would get; it stands
   * until the next call
   */
  score(matches: TermMatches, rarity: readonly number[]): Float32Array {
    const { scores } = this;
    scores.fill(0);
    const ceiling = rarity.reduce((sum, weight) => sum + weight * (k1 + 1), 0);
    if (ceiling <= 0) return scores;
    const wordsOfTerm = new Map<number, { word: number; weight: number }[]>();
    for (const [word, found] of matches) {
      for (const { term, similarity } of found) {
        const list = wordsOfTerm.get(term) ?? [];
        list.push({ word, weight: similarity * similarity });
        wordsOfTerm.set(term, list);
      }
    }
    for (const [term, words] of wordsOfTerm)
      this.addTerm(words, ((rarity[term] as number) * (k1 + 1)) / ceiling);
    return scores;
  }

  private addTerm(words: readonly { word: number; weight: number }[], gain: number): void {
    const { scores, soft, touched, meanLength } = this;
    const { starts, texts, frequencies, lengths } = this.postings;
    let count = 0;
    for (const { word, weight } of words) {
      if (weight === 0) continue;
      const next = starts[word + 1] as number;
      for (let posting = starts[word] as number; posting < next; posting++) {
        const text = texts[posting] as number;
        if (soft[text] === 0) touched[count++] = text;
        soft[text] = (soft[text] as number) + weight * (frequencies[posting] as number);
      }
    }
    for (let place = 0; place < count; place++) {
      const text = touched[place] as number;
      const frequency = soft[text] as number;
      soft[text] = 0;
      const norm = k1 * (1 - b + (b * (lengths[text] as number)) / meanLength);
      scores[text] = (scores[text] as number) + (gain * frequency) / (frequency + norm);
    }
  }
}
