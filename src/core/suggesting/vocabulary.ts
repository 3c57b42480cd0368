import type { LexicalIndex } from '../retrieval/lexical-index.ts';
import { type ComparedWord, comparedWord, likeness, type Typed } from './typed.ts';

/** A language's words as completion compares them. */
interface Vocabulary {
  readonly index: LexicalIndex;
  /** By word id; grows until it has all. */
  readonly words: ComparedWord[];
  /** First letters, of a word as it stands and without what is joined to it → word ids. */
  readonly byBeginning: Map<string, number[]>;
}

/** Letters of a beginning. */
const letters = 2;

/** Words that are compared, or made ready, before others may have their turn: about a millisecond's work. */
const turn = 2_000;

/** Typed words that are looked for; the rest of a long text is not. */
const mostWords = 8;

/** From this likeness on, nothing better has to be sought. */
const begins = 0.85;

/** The weight of a typed word that carries no subject. */
const stopWeight = 0.2;

/** The words of an index's texts, made ready for completion little by little. */
export class Vocabularies {
  private readonly vocabularies: readonly Vocabulary[];

  constructor(indexes: readonly LexicalIndex[]) {
    this.vocabularies = indexes.map((index) => ({ index, words: [], byBeginning: new Map() }));
  }

  /** Makes all words ready, yielding in between. What is ready already costs nothing. */
  *prepare(): Generator<void, void> {
    for (const { index, words, byBeginning } of this.vocabularies) {
      while (words.length < index.words.length) {
        const id = words.length;
        const word = comparedWord(index.words[id] as string);
        words.push(word);
        for (const beginning of new Set([beginningOf(word.word), beginningOf(word.bare)])) {
          const ids = byBeginning.get(beginning);
          if (ids) ids.push(id);
          else byBeginning.set(beginning, [id]);
        }
        if (words.length % turn === 0) yield;
      }
    }
  }

  /**
   * How much of what was typed each text holds, in whichever language it holds more. Yields in between.
   * @param from the first text, and `to` the one after the last
   * @returns 0 to 1 for each text of the range
   */
  *coverage({ words }: Typed, from: number, to: number): Generator<void, Float32Array> {
    yield* this.prepare();
    const best = new Float32Array(to - from);
    const wanted = words.slice(0, mostWords);
    const total = wanted.reduce((sum, { isStop }) => sum + (isStop ? stopWeight : 1), 0);
    for (const vocabulary of this.vocabularies) {
      const covered = new Float32Array(to - from);
      for (const word of wanted) {
        const highest = new Float32Array(to - from);
        for (const [id, alike] of yield* alikeWords(vocabulary, word))
          raise(vocabulary.index, id, alike, highest, from);
        const weight = (word.isStop ? stopWeight : 1) / total;
        for (const [text, alike] of highest.entries())
          covered[text] = (covered[text] as number) + weight * alike;
      }
      for (const [text, share] of covered.entries()) best[text] = Math.max(best[text] as number, share);
    }
    return best;
  }
}

const beginningOf = (word: string): string => word.slice(0, letters);

/** The words that begin with a typed one; only where none does, those that resemble it otherwise. */
function* alikeWords(
  { words, byBeginning }: Vocabulary,
  wanted: ComparedWord,
): Generator<void, Map<number, number>> {
  const alike = new Map<number, number>();
  for (const beginning of new Set([beginningOf(wanted.word), beginningOf(wanted.bare)])) {
    const lists =
      beginning.length === letters
        ? [byBeginning.get(beginning) ?? []]
        : [...byBeginning].flatMap(([other, ids]) => (other.startsWith(beginning) ? [ids] : []));
    for (const id of lists.flat()) {
      const likely = likeness(wanted, words[id] as ComparedWord);
      if (likely >= begins) alike.set(id, likely);
    }
  }
  if (alike.size > 0 || wanted.isStop) return alike;
  for (const [id, word] of words.entries()) {
    if (id % turn === turn - 1) yield;
    const likely = likeness(wanted, word);
    if (likely > 0) alike.set(id, likely);
  }
  return alike;
}

function raise(
  { postings: { starts, texts } }: LexicalIndex,
  word: number,
  alike: number,
  highest: Float32Array,
  from: number,
): void {
  for (let at = starts[word] as number; at < (starts[word + 1] as number); at++) {
    const place = (texts[at] as number) - from;
    if (place >= 0 && place < highest.length) highest[place] = Math.max(highest[place] as number, alike);
  }
}
