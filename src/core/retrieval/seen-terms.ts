import { isDualOf } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { TermMatch, TermMatches } from './term-matches.ts';
import { supplyOf } from './type-supply.ts';

/** Pairs of a question's words count as near within this many words. */
const nearby = 4;

/** A term counts as there from this similarity on. */
export const present = 0.6;

/** A text's word this similar to one of the question's is the question's own. */
export const own = 0.9;

/** How many of the first words are the opening. */
const openingLength = 10;

/** Within how many words nearness falls to a half. */
const halfway = 4;

/**
 * What was seen of a question in the sentences of one text, a row a sentence, and in a last row of all of them together.
 * Of each of the question's terms, and of each pair of neighbouring ones, a row has a number at `row * terms + term`. What one text
 * needs of memory is kept for the next.
 */
export class SeenSentences {
  readonly terms: number;
  best = new Float32Array(0);
  early = new Float32Array(0);
  pairs = new Float32Array(0);
  ordered = new Float32Array(0);
  typeSupply = new Float64Array(0);
  typeNearness = new Float64Array(0);
  focusNearness = new Float64Array(0);
  /** The first word that matches, in words from the row's beginning; the row's length where none does. */
  first = new Int32Array(0);
  length = new Int32Array(0);
  novelty = new Int32Array(0);

  constructor(terms: number) {
    this.terms = terms;
  }

  /** Clears so many rows. */
  clear(rows: number): void {
    if (rows > this.length.length) {
      const room = 2 * rows;
      for (const name of ['best', 'early', 'pairs', 'ordered'] as const)
        this[name] = new Float32Array(room * this.terms);
      for (const name of ['typeSupply', 'typeNearness', 'focusNearness'] as const)
        this[name] = new Float64Array(room);
      for (const name of ['first', 'length', 'novelty'] as const) this[name] = new Int32Array(room);
      return;
    }
    const end = rows * this.terms;
    this.best.fill(0, 0, end);
    this.early.fill(0, 0, end);
    this.pairs.fill(0, 0, end);
    this.ordered.fill(0, 0, end);
  }
}

/** For each index, which word is which of the matched ones of the reader that read last, plus one; 0 for all others. */
const tables = new WeakMap<LexicalIndex, { readonly slots: Int32Array; reader: SentenceReader | null }>();

/** Reads the texts of an index word by word for one question. */
export class SentenceReader {
  readonly seen: SeenSentences;
  private readonly index: LexicalIndex;
  private readonly question: AnalyzedQuestion;
  private readonly supply: ((word: number) => number) | null;
  private readonly words: readonly number[];
  private readonly found: readonly (readonly TermMatch[])[];
  /** The highest similarity of each matched word. */
  private readonly nearest: Float64Array;
  private readonly slots: Int32Array;
  private readonly table: { reader: SentenceReader | null };
  private readonly lastSeen: Int32Array;
  private readonly suppliers: number[] = [];
  private readonly strengths: number[] = [];
  private readonly matchedPlaces: number[] = [];
  private readonly focusPlaces: number[] = [];

  /** @param isKnown whether general text knows a word of the index's language */
  constructor(
    index: LexicalIndex,
    question: AnalyzedQuestion,
    matches: TermMatches,
    isKnown: (word: string) => boolean,
  ) {
    this.index = index;
    this.question = question;
    this.seen = new SeenSentences(question.terms.length);
    this.lastSeen = new Int32Array(question.terms.length);
    this.supply = question.asksFor && supplyOf(index, question.asksFor, isKnown);
    this.words = [...matches.keys()];
    this.found = [...matches.values()];
    this.nearest = Float64Array.from(this.found, (found) =>
      found.reduce((nearest, { similarity }) => Math.max(nearest, similarity), 0),
    );
    const table = tables.get(index) ?? { slots: new Int32Array(index.words.length), reader: null };
    tables.set(index, table);
    this.slots = table.slots;
    this.table = table;
  }

  /** Reads a text into `seen`. @returns its sentences */
  read(text: number): number {
    this.takeTable();
    const { sentenceStarts, textStarts } = this.index;
    const from = textStarts[text] as number;
    const count = (textStarts[text + 1] as number) - from;
    this.seen.clear(count + 1);
    for (let row = 0; row < count; row++)
      this.readWords(row, sentenceStarts[from + row] as number, sentenceStarts[from + row + 1] as number);
    this.putTogether(count);
    return count;
  }

  private takeTable(): void {
    const { table, slots, words } = this;
    if (table.reader === this) return;
    for (const word of table.reader?.words ?? []) slots[word] = 0;
    for (let slot = 0; slot < words.length; slot++) slots[words[slot] as number] = slot + 1;
    table.reader = this;
  }

  private readWords(row: number, start: number, end: number): void {
    const {
      index,
      seen,
      supply,
      slots,
      nearest,
      lastSeen,
      suppliers,
      strengths,
      matchedPlaces,
      focusPlaces,
    } = this;
    const { terms, asksFor, focus } = this.question;
    const { best, early, pairs, ordered } = seen;
    const count = terms.length;
    const base = row * count;
    lastSeen.fill(-1000);
    // Lists that go on being used: emptying an array costs more than counting what counts in it.
    let [supplied, matched, focused] = [0, 0, 0];
    let typeSupply = 0;
    let novelty = 0;
    for (let place = start; place < end; place++) {
      const word = index.sequence[place] as number;
      const slot = (slots[word] as number) - 1;
      if (slot < 0 || (nearest[slot] as number) < own) {
        novelty++;
        const strength = supply ? supply(word) : 0;
        if (strength > 0) {
          typeSupply = Math.max(typeSupply, strength);
          suppliers[supplied] = place;
          strengths[supplied++] = strength;
        }
      }
      if (slot < 0) continue;
      for (const { term, similarity } of this.found[slot] as readonly TermMatch[]) {
        if (similarity > (best[base + term] as number)) {
          best[base + term] = similarity;
          if (place - start < openingLength) early[base + term] = similarity;
        }
        if (asksFor === 'number' && isDualOf(index.words[word] as string, terms[term] as string)) {
          typeSupply = 1;
          suppliers[supplied] = place;
          strengths[supplied++] = 1;
        }
        if (similarity < present) continue;
        if (matched === 0 || matchedPlaces[matched - 1] !== place) matchedPlaces[matched++] = place;
        if (term === focus) focusPlaces[focused++] = place;
        lastSeen[term] = place;
        if (term > 0)
          pair(pairs, ordered, base + term - 1, lastSeen[term - 1] as number, place, similarity, true);
        if (term + 1 < count)
          pair(pairs, ordered, base + term, lastSeen[term + 1] as number, place, similarity, false);
      }
    }
    seen.typeSupply[row] = typeSupply;
    seen.typeNearness[row] = supplied === 0 ? 0 : this.nearness(supplied, matchedPlaces, matched);
    seen.focusNearness[row] = supplied === 0 ? 0 : this.nearness(supplied, focusPlaces, focused);
    seen.first[row] = (matched > 0 ? (matchedPlaces[0] as number) : end) - start;
    seen.length[row] = end - start;
    seen.novelty[row] = novelty;
  }

  /** The strongest of so many suppliers, weakened by its distance in words from the nearest of so many places. */
  private nearness(supplied: number, places: readonly number[], count: number): number {
    let highest = 0;
    for (let at = 0; at < supplied; at++) {
      const strength = this.strengths[at] as number;
      if (strength <= highest) continue;
      const supplier = this.suppliers[at] as number;
      for (let other = 0; other < count; other++) {
        const distance = Math.max(0, Math.abs(supplier - (places[other] as number)) - 1);
        highest = Math.max(highest, strength / (1 + distance / halfway));
      }
    }
    return highest;
  }

  /** What all sentences of a text hold together; its beginning is that of the first sentence that holds anything. */
  private putTogether(all: number): void {
    const { seen } = this;
    const { best, early, pairs, ordered, terms } = seen;
    const base = all * terms;
    let [typeSupply, typeNearness, focusNearness, length, novelty, first] = [0, 0, 0, 0, 0, -1];
    for (let row = 0; row < all; row++) {
      for (let term = 0; term < terms; term++) {
        const place = row * terms + term;
        if ((best[place] as number) > (best[base + term] as number))
          best[base + term] = best[place] as number;
        if ((pairs[place] as number) > (pairs[base + term] as number))
          pairs[base + term] = pairs[place] as number;
        if ((ordered[place] as number) > (ordered[base + term] as number))
          ordered[base + term] = ordered[place] as number;
      }
      typeSupply = Math.max(typeSupply, seen.typeSupply[row] as number);
      typeNearness = Math.max(typeNearness, seen.typeNearness[row] as number);
      focusNearness = Math.max(focusNearness, seen.focusNearness[row] as number);
      if (first < 0 && (seen.first[row] as number) < (seen.length[row] as number))
        first = length + (seen.first[row] as number);
      length += seen.length[row] as number;
      novelty += seen.novelty[row] as number;
    }
    if (all > 0) early.copyWithin(base, 0, terms);
    seen.typeSupply[all] = typeSupply;
    seen.typeNearness[all] = typeNearness;
    seen.focusNearness[all] = focusNearness;
    seen.first[all] = first < 0 ? length : first;
    seen.length[all] = length;
    seen.novelty[all] = novelty;
  }
}

/** Notes that two neighbouring terms of the question stand near each other, if they do. */
function pair(
  pairs: Float32Array,
  ordered: Float32Array,
  which: number,
  otherPlace: number,
  place: number,
  similarity: number,
  inOrder: boolean,
): void {
  if (place - otherPlace > nearby || otherPlace === place) return;
  pairs[which] = Math.max(pairs[which] as number, similarity);
  if (inOrder) ordered[which] = Math.max(ordered[which] as number, similarity);
}
