import { normalizedWords } from '../text/normalizer.ts';
import type { WordPieces } from '../text/word-pieces.ts';

/** Numbers of words, in the order of a text. */
export type Words = readonly number[];

/** Every different word of the training texts by a number, so that texts are read once. */
export class WordTable {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();
  #ids: number[][] = [];

  read(text: string): number[] {
    return normalizedWords(text).map((word) => {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.words.length;
        this.words.push(word);
        this.#numbers.set(word, number);
      }
      return number;
    });
  }

  /** Cuts all words read so far. */
  cut(pieces: WordPieces): void {
    this.#ids = this.words.map((word) => pieces.encode(word));
  }

  /** The ids of a text's tokens, at most `limit`. */
  idsOf(words: Words, limit = Number.POSITIVE_INFINITY): number[] {
    const ids: number[] = [];
    for (const word of words) {
      ids.push(...(this.#ids[word] as number[]));
      if (ids.length >= limit) return ids.slice(0, limit);
    }
    return ids;
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }
}

export const isEnglish = (word: string): boolean => /[a-z]/.test(word);
