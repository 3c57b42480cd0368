import type { Language } from '../language.ts';
import { splitSentences } from '../text/sentences.ts';
import { characterGrams, stem, wordsOf } from '../text/tokens.ts';
import type { InvertedIndex } from './bm25.ts';
import { mergePostings } from './carry-postings.ts';
import { type Expansion, identityExpansion, invertTexts, NumberList } from './invert.ts';

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

/** Texts that were indexed before, whose words need not be read again. */
export interface KnownTexts {
  readonly index: LexicalIndex;
  /** Of each text that will be added its number in that index; -1 where it is not there. */
  readonly numbers: Int32Array;
}

/** Builds the lexical index of a language's texts, added in the order of their numbers. */
export class LexicalIndexBuilder {
  private readonly language: Language;
  private readonly known: KnownTexts | null;
  /** Word id of the known index → word id here, plus one; 0 where it was not met yet. */
  private readonly translated: Uint32Array;
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];
  private readonly termIds = new Map<string, number>();
  private readonly wordTerms = new NumberList();
  private readonly wordTermStarts = new NumberList();
  private readonly gramIds = new Map<string, number>();
  private readonly wordGrams = new NumberList();
  private readonly wordGramStarts = new NumberList();
  private readonly sequence = new NumberList();
  private readonly sentenceStarts = new NumberList();
  private readonly textStarts = new NumberList();
  /** Where each text's words begin in `sequence`. */
  private readonly wordStarts = new NumberList();
  /** Of each text of the known index its number here, rising; -1 where its postings are not carried over. */
  private readonly carriedTo: Int32Array;
  private lastCarried = -1;
  /** The other texts' numbers. */
  private readonly fresh = new NumberList();

  /** @param known an index of the same language, of which unchanged texts are copied; what comes out is the same */
  constructor(language: Language, known: KnownTexts | null = null) {
    this.language = language;
    this.known = known;
    this.translated = new Uint32Array(known?.index.words.length ?? 0);
    this.carriedTo = new Int32Array(known?.index.terms.size ?? 0).fill(-1);
    for (const starts of [
      this.sentenceStarts,
      this.textStarts,
      this.wordStarts,
      this.wordTermStarts,
      this.wordGramStarts,
    ])
      starts.push(0);
  }

  add(text: string): void {
    const number = this.textStarts.length - 1;
    const known = this.known?.numbers[number] ?? -1;
    if (this.known && known >= 0) this.copy(this.known.index, known);
    else this.read(text);
    // Postings that are carried over keep their order; those of a text that was moved ahead of others are made anew.
    if (known > this.lastCarried) {
      this.carriedTo[known] = number;
      this.lastCarried = known;
    } else this.fresh.push(number);
    this.textStarts.push(this.sentenceStarts.length - 1);
    this.wordStarts.push(this.sequence.length);
  }

  private read(text: string): void {
    for (const [start, end] of splitSentences(text)) {
      for (const word of wordsOf(text.slice(start, end))) this.sequence.push(this.idOf(word));
      this.sentenceStarts.push(this.sequence.length);
    }
  }

  private copy(index: LexicalIndex, text: number): void {
    const { sentenceStarts, textStarts, sequence: known, words } = index;
    const { translated, sequence } = this;
    const last = textStarts[text + 1] as number;
    for (let sentence = textStarts[text] as number; sentence < last; sentence++) {
      const end = sentenceStarts[sentence + 1] as number;
      for (let place = sentenceStarts[sentence] as number; place < end; place++) {
        const old = known[place] as number;
        let id = translated[old] as number;
        if (id === 0) {
          id = this.idOf(words[old] as string) + 1;
          translated[old] = id;
        }
        sequence.push(id - 1);
      }
      this.sentenceStarts.push(sequence.length);
    }
  }

  private idOf(word: string): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.words.length;
      this.ids.set(word, id);
      this.words.push(word);
      for (const term of termsOf(word)) this.wordTerms.push(idIn(this.termIds, term));
      this.wordTermStarts.push(this.wordTerms.length);
      for (const gram of characterGrams(word, 3)) this.wordGrams.push(idIn(this.gramIds, gram));
      this.wordGramStarts.push(this.wordGrams.length);
    }
    return id;
  }

  finish(): LexicalIndex {
    const wordTerms = { starts: this.wordTermStarts.toArray(), values: this.wordTerms.toArray() };
    const grams = { sequence: this.wordGrams.toArray(), starts: this.wordGramStarts.toArray() };
    return {
      language: this.language,
      words: this.words,
      postings: this.invert('postings', this.ids, identityExpansion(this.words.length)),
      terms: this.invert('terms', this.termIds, wordTerms),
      resemblance: invertTexts(this.gramIds, grams, identityExpansion(this.gramIds.size)),
      sequence: this.sequence.toArray(),
      sentenceStarts: this.sentenceStarts.toArray(),
      textStarts: this.textStarts.toArray(),
    };
  }

  /** The texts by what their words stand for; of those that are carried over the postings are, too. */
  private invert(
    which: 'postings' | 'terms',
    terms: ReadonlyMap<string, number>,
    expansion: Expansion,
  ): InvertedIndex {
    const wordStarts = this.wordStarts.toArray();
    if (!this.known)
      return invertTexts(terms, { sequence: this.sequence.toArray(), starts: wordStarts }, expansion);
    const fresh = this.fresh.toArray();
    const [sequence, starts] = [new NumberList(), new NumberList()];
    starts.push(0);
    for (const text of fresh) {
      for (let place = wordStarts[text] as number; place < (wordStarts[text + 1] as number); place++)
        sequence.push(this.sequence.at(place));
      starts.push(sequence.length);
    }
    return mergePostings(
      terms,
      wordStarts.length - 1,
      { index: this.known.index[which], numbers: this.carriedTo },
      {
        index: invertTexts(terms, { sequence: sequence.toArray(), starts: starts.toArray() }, expansion),
        numbers: Int32Array.from(fresh),
      },
    );
  }
}

/** The id of a key, which is given the next one where it has none. */
function idIn(ids: Map<string, number>, key: string): number {
  let id = ids.get(key);
  if (id === undefined) {
    id = ids.size;
    ids.set(key, id);
  }
  return id;
}

/** Builds the lexical index of a language's texts, in the order of their numbers. */
export function buildLexicalIndex(language: Language, texts: Iterable<string>): LexicalIndex {
  const builder = new LexicalIndexBuilder(language);
  for (const text of texts) builder.add(text);
  return builder.finish();
}
