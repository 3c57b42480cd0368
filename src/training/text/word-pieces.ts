/** The tokens that are not pieces of words, by their ids. [CLS] stands before every text, so that none is empty. */
export const specialTokens = ['[PAD]', '[UNK]', '[CLS]'] as const;
export const unknownId = 1;
export const classId = 2;
export const continuing = '##';
/** Longer words are unknown. */
export const longestWord = 100;

/** Cuts words into the longest known pieces from the left (WordPiece; Wu et al. 2016), as the runtime does. */
export class WordPieces {
  readonly tokens: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  /** @param tokens a token's place is its id; the special ones come first */
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
    this.#ids = new Map(tokens.map((token, id) => [token, id]));
  }

  /** The ids of a word's pieces; a word with a piece that is not known is unknown as a whole. */
  encode(word: string): number[] {
    if (word.length > longestWord) return [unknownId];
    const ids: number[] = [];
    for (let start = 0; start < word.length; ) {
      const prefix = start > 0 ? continuing : '';
      let end = word.length;
      while (end > start && !this.#ids.has(prefix + word.slice(start, end))) end--;
      if (end === start) return [unknownId];
      ids.push(this.#ids.get(prefix + word.slice(start, end)) as number);
      start = end;
    }
    return ids;
  }
}
