import type { LexicalIndex } from '../retrieval/lexical-index.ts';
import { type ComparedWord, comparedWord, likeness, likenessOfBeginning, type Typed } from './typed.ts';

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

/** Words that are made ready or compared, and places of words that are counted, before others may have their turn. */
const turn = { prepared: 250, compared: 2_000, counted: 20_000 } as const;

/** Typed words that are looked for; the rest of a long text is not. */
const mostWords = 8;

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
        if (words.length % turn.prepared === 0) yield;
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
        let counted = 0;
        for (const [id, alike] of yield* alikeWords(vocabulary, word)) {
          counted += raise(vocabulary.index, id, alike, highest, from);
          if (counted < turn.counted) continue;
          counted = 0;
          yield;
        }
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

/** Where to look for what begins as a typed word does: with an article, half of all words begin alike, and are found without. */
const beginningsOf = ({ word, bare }: ComparedWord): string[] => {
  const [whole, rest] = [beginningOf(word), beginningOf(bare)];
  return whole === rest || (word !== bare && whole === 'ال') ? [rest] : [whole, rest];
};

/** The words that begin with a typed one; only where none does, those that resemble it otherwise. */
function* alikeWords(
  { words, byBeginning }: Vocabulary,
  wanted: ComparedWord,
): Generator<void, Map<number, number>> {
  const alike = new Map<number, number>();
  for (const beginning of beginningsOf(wanted)) {
    const lists =
      beginning.length === letters
        ? [byBeginning.get(beginning) ?? []]
        : [...byBeginning].flatMap(([other, ids]) => (other.startsWith(beginning) ? [ids] : []));
    for (const id of lists.flat()) {
      const likely = likenessOfBeginning(wanted, words[id] as ComparedWord);
      if (likely > 0) alike.set(id, likely);
    }
  }
  if (alike.size > 0 || wanted.isStop) return alike;
  for (const [id, word] of words.entries()) {
    if (id % turn.compared === turn.compared - 1) yield;
    const likely = likeness(wanted, word);
    if (likely > 0) alike.set(id, likely);
  }
  return alike;
}

/** Raises the likeness that each text holds to that of a word which stands there; returns how many texts that are. */
function raise(
  { postings: { starts, texts } }: LexicalIndex,
  word: number,
  alike: number,
  highest: Float32Array,
  from: number,
): number {
  for (let at = starts[word] as number; at < (starts[word + 1] as number); at++) {
    const place = (texts[at] as number) - from;
    if (place >= 0 && place < highest.length) highest[place] = Math.max(highest[place] as number, alike);
  }
  return (starts[word + 1] as number) - (starts[word] as number);
}
