import { type InvertedIndex, lengthsOf, textCount } from './bm25.ts';
import type { TermMatches } from './term-matches.ts';

const k1 = 1.2;
const b = 0.75;

/**
 * BM25 in which a term of the question counts wherever a word that matches it stands, by the square of their similarity
 * (a probabilistic structured query, Darwish and Oard 2003).
 * @param postings texts by word
 * @param rarity weight of each term
 * @returns one score a text, as a share (0 to 1) of what a text that held every term without end would get
 */
export function scoreStructuredQuery(
  postings: InvertedIndex,
  matches: TermMatches,
  rarity: readonly number[],
): Float32Array {
  const { size, starts, texts, frequencies, lengths } = postings;
  const scores = new Float32Array(size);
  const ceiling = rarity.reduce((sum, weight) => sum + weight * (k1 + 1), 0);
  if (ceiling <= 0) return scores;
  const mean = lengthsOf(postings).total / Math.max(1, textCount(postings)) || 1;
  const wordsOfTerm = new Map<number, { word: number; weight: number }[]>();
  for (const [word, found] of matches) {
    for (const { term, similarity } of found) {
      const list = wordsOfTerm.get(term) ?? [];
      list.push({ word, weight: similarity * similarity });
      wordsOfTerm.set(term, list);
    }
  }
  for (const [term, words] of wordsOfTerm) {
    const soft = new Map<number, number>();
    for (const { word, weight } of words) {
      for (let posting = starts[word] as number; posting < (starts[word + 1] as number); posting++) {
        const text = texts[posting] as number;
        soft.set(text, (soft.get(text) ?? 0) + weight * (frequencies[posting] as number));
      }
    }
    const gain = ((rarity[term] as number) * (k1 + 1)) / ceiling;
    for (const [text, frequency] of soft) {
      const norm = k1 * (1 - b + (b * (lengths[text] as number)) / mean);
      scores[text] = (scores[text] as number) + (gain * frequency) / (frequency + norm);
    }
  }
  return scores;
}
