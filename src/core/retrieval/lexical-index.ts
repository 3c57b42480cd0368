import type { Language } from '../language.ts';
import { splitSentences } from '../text/sentences.ts';
import { characterGrams, stem, tokenize } from '../text/tokens.ts';
import { buildInvertedIndex, type InvertedIndex } from './bm25.ts';

/**
 * All that is known of the words of one language's texts. A text is a paragraph; its number is its place in the
 * corpus, the same in every language, and a paragraph that a language lacks is an empty text.
 */
export interface LexicalIndex {
  readonly language: Language;
  /** Words as they are matched: folded, each once. A word's place is its id. */
  readonly words: readonly string[];
  /** Texts by word; its term ids are the word ids. */
  readonly postings: InvertedIndex;
  /** Terms: character 4-grams of words, and stems marked with '#'. */
  readonly terms: InvertedIndex;
  /** Character 3-grams of the vocabulary: which words resemble a word. Its 'texts' are places in `words`. */
  readonly resemblance: InvertedIndex;
  /** Word ids of all texts, one after another. */
  readonly sequence: Uint32Array;
  /** Sentence s holds sequence[sentenceStarts[s]] to sequence[sentenceStarts[s + 1]]. */
  readonly sentenceStarts: Uint32Array;
  /** Text t holds the sentences textStarts[t] to textStarts[t + 1]. */
  readonly textStarts: Uint32Array;
}

/** Whether the index's language has a text of a number. */
export const hasText = (index: LexicalIndex, paragraph: number): boolean =>
  (index.textStarts[paragraph + 1] as number) > (index.textStarts[paragraph] as number);

/** The terms by which a word is found: its padded 4-grams, and its stem. */
export const termsOf = (word: string): string[] => [...characterGrams(word), `#${stem(word)}`];

/**
 * The terms of a question's words with their weights. A word has a term for each of its letters, so each counts the less
 * the more there are.
 * @param emphasis weight of each word
 */
export function weightedTerms(words: readonly string[], emphasis: readonly number[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [place, word] of words.entries()) {
    const terms = termsOf(word);
    const weight = (emphasis[place] as number) / Math.sqrt(terms.length);
    for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  }
  return weights;
}

/** Builds the lexical index of a language's texts, in the order of their numbers. */
export function buildLexicalIndex(language: Language, texts: Iterable<string>): LexicalIndex {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const wordTerms: string[][] = [];
  const sequence: number[] = [];
  const sentenceStarts = [0];
  const textStarts = [0];
  const textWords: string[][] = [];
  const terms = buildInvertedIndex(
    (function* () {
      for (const text of texts) {
        const found: string[] = [];
        const inOrder: string[] = [];
        for (const [start, end] of splitSentences(text)) {
          for (const { word } of tokenize(text.slice(start, end))) {
            let id = ids.get(word);
            if (id === undefined) {
              id = words.length;
              ids.set(word, id);
              words.push(word);
              wordTerms.push(termsOf(word));
            }
            sequence.push(id);
            inOrder.push(word);
            found.push(...(wordTerms[id] as string[]));
          }
          sentenceStarts.push(sequence.length);
        }
        textStarts.push(sentenceStarts.length - 1);
        textWords.push(inOrder);
        yield found;
      }
    })(),
  );
  return {
    language,
    words,
    postings: buildInvertedIndex(textWords),
    terms,
    resemblance: buildInvertedIndex(words.map((word) => characterGrams(word, 3))),
    sequence: Uint32Array.from(sequence),
    sentenceStarts: Uint32Array.from(sentenceStarts),
    textStarts: Uint32Array.from(textStarts),
  };
}
