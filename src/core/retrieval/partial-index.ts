import type { Language } from '../language.ts';
import { characterGrams } from '../text/tokens.ts';
import { buildInvertedIndex, type InvertedIndex, type WholeCounts } from './bm25.ts';
import { type LexicalIndex, termsOf } from './lexical-index.ts';

/** A word of the whole index's texts. */
interface CountedWord {
  readonly word: string;
  /** Texts that hold it. */
  readonly frequency: number;
}

/** What is at hand of a language's index. */
export interface IndexPart {
  readonly language: Language;
  /** The words that may match the question's, in the order of their ids in the whole. */
  readonly words: readonly CountedWord[];
  /** How many texts hold each of the terms that are scored. */
  readonly termFrequencies: ReadonlyMap<string, number>;
  /** The folded words of the texts, sentence by sentence; a text that the language lacks has no sentence. */
  readonly texts: readonly (readonly (readonly string[])[])[];
  /** Counted over all texts: their number, and the lengths of those that have words. */
  readonly whole: Omit<WholeCounts, 'frequencies' | 'totalLength'> & {
    readonly words: number;
    readonly terms: number;
  };
}

/** Postings of terms, each text's in order. */
class Postings {
  private readonly lists = new Map<number, { texts: number[]; frequencies: number[] }>();

  add(id: number, text: number, count: number): void {
    const list = this.lists.get(id) ?? { texts: [], frequencies: [] };
    this.lists.set(id, list);
    if (list.texts.at(-1) === text) {
      const last = list.frequencies.length - 1;
      list.frequencies[last] = Math.min(0xffff, (list.frequencies[last] as number) + count);
    } else {
      list.texts.push(text);
      list.frequencies.push(Math.min(0xffff, count));
    }
  }

  index(terms: ReadonlyMap<string, number>, lengths: readonly number[], whole: WholeCounts): InvertedIndex {
    const starts = new Uint32Array(terms.size + 1);
    const texts: number[] = [];
    const frequencies: number[] = [];
    for (let id = 0; id < terms.size; id++) {
      const list = this.lists.get(id);
      if (list) {
        for (const text of list.texts) texts.push(text);
        for (const frequency of list.frequencies) frequencies.push(frequency);
      }
      starts[id + 1] = texts.length;
    }
    return {
      size: lengths.length,
      terms,
      starts,
      texts: Uint32Array.from(texts),
      frequencies: Uint16Array.from(frequencies),
      lengths: Uint32Array.from(lengths),
      whole,
    };
  }
}

/**
 * A lexical index of some texts that scores them as the whole would. Words of the texts that are not among `words` match
 * nothing, so nothing is asked of their counts.
 */
export function partialIndex({ language, words, termFrequencies, texts, whole }: IndexPart): LexicalIndex {
  const ids = new Map(words.map(({ word }, id) => [word, id]));
  const spellings = words.map(({ word }) => word);
  const wanted = new Map([...termFrequencies.keys()].map((term, id) => [term, id]));
  const wordTerms: string[][] = [];
  const sequence: number[] = [];
  const sentenceStarts = [0];
  const textStarts = [0];
  const lengths: { words: number; terms: number }[] = [];
  const [postings, terms] = [new Postings(), new Postings()];
  for (const [text, sentences] of texts.entries()) {
    const counts = new Map<number, number>();
    for (const sentence of sentences) {
      for (const word of sentence) {
        let id = ids.get(word);
        if (id === undefined) {
          id = spellings.length;
          ids.set(word, id);
          spellings.push(word);
        }
        sequence.push(id);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      sentenceStarts.push(sequence.length);
    }
    textStarts.push(sentenceStarts.length - 1);
    const length = { words: 0, terms: 0 };
    for (const [id, count] of counts) {
      wordTerms[id] ??= termsOf(spellings[id] as string);
      length.words += count;
      length.terms += count * wordTerms[id].length;
      postings.add(id, text, count);
      for (const term of wordTerms[id]) {
        const wantedId = wanted.get(term);
        if (wantedId !== undefined) terms.add(wantedId, text, count);
      }
    }
    lengths.push(length);
  }
  const { size, occupied } = whole;
  const frequencies = new Uint32Array(ids.size);
  frequencies.set(words.map(({ frequency }) => frequency));
  return {
    language,
    words: spellings,
    postings: postings.index(
      ids,
      lengths.map((length) => length.words),
      { size, occupied, totalLength: whole.words, frequencies },
    ),
    terms: terms.index(
      wanted,
      lengths.map((length) => length.terms),
      {
        size,
        occupied,
        totalLength: whole.terms,
        frequencies: Uint32Array.from(termFrequencies.values()),
      },
    ),
    resemblance: buildInvertedIndex(words.map(({ word }) => characterGrams(word, 3))),
    sequence: Uint32Array.from(sequence),
    sentenceStarts: Uint32Array.from(sentenceStarts),
    textStarts: Uint32Array.from(textStarts),
  };
}
