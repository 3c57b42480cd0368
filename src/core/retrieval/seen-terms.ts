import { isDualOf } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { TermMatches } from './term-matches.ts';
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

/** What was seen of each of the question's terms, and of each pair of neighbouring ones. */
export interface Seen {
  readonly best: Float32Array;
  readonly early: Float32Array;
  readonly pairs: Float32Array;
  readonly ordered: Float32Array;
  typeSupply: number;
  typeNearness: number;
  focusNearness: number;
  first: number;
  length: number;
  novelty: number;
}

/**
 * Reads the words of each of a text's sentences for a question.
 * @param isKnown whether general text knows a word of the text's language
 */
export function readSentences(
  index: LexicalIndex,
  text: number,
  question: AnalyzedQuestion,
  matches: TermMatches,
  isKnown: (word: string) => boolean,
): Seen[] {
  const terms = question.terms.length;
  const { asksFor, focus } = question;
  const supply = asksFor && supplyOf(index, asksFor, isKnown);
  const seen: Seen[] = [];
  const next = index.textStarts[text + 1] as number;
  for (let sentence = index.textStarts[text] as number; sentence < next; sentence++) {
    seen.push(
      readWords(index.sentenceStarts[sentence] as number, index.sentenceStarts[sentence + 1] as number),
    );
  }
  return seen;

  function readWords(start: number, end: number): Seen {
    const best = new Float32Array(terms);
    const early = new Float32Array(terms);
    const pairs = new Float32Array(Math.max(0, terms - 1));
    const ordered = new Float32Array(Math.max(0, terms - 1));
    const lastSeen = new Int32Array(terms).fill(-1000);
    const suppliers: { place: number; strength: number }[] = [];
    const matchedPlaces: number[] = [];
    const focusPlaces: number[] = [];
    let typeSupply = 0;
    let novelty = 0;
    for (let place = start; place < end; place++) {
      const word = index.sequence[place] as number;
      const found = matches.get(word);
      let nearest = 0;
      if (found) for (const { similarity } of found) nearest = Math.max(nearest, similarity);
      if (nearest < own) {
        novelty++;
        const strength = supply ? supply(word) : 0;
        if (strength > 0) {
          typeSupply = Math.max(typeSupply, strength);
          suppliers.push({ place, strength });
        }
      }
      if (!found) continue;
      for (const { term, similarity } of found) {
        if (similarity > (best[term] as number)) {
          best[term] = similarity;
          if (place - start < openingLength) early[term] = similarity;
        }
        if (asksFor === 'number' && isDualOf(index.words[word] as string, question.terms[term] as string)) {
          typeSupply = 1;
          suppliers.push({ place, strength: 1 });
        }
        if (similarity < present) continue;
        if (matchedPlaces.at(-1) !== place) matchedPlaces.push(place);
        if (term === focus) focusPlaces.push(place);
        lastSeen[term] = place;
        if (term > 0) pair(pairs, ordered, term - 1, lastSeen[term - 1] as number, place, similarity, true);
        if (term + 1 < terms)
          pair(pairs, ordered, term, lastSeen[term + 1] as number, place, similarity, false);
      }
    }
    return {
      best,
      early,
      pairs,
      ordered,
      typeSupply,
      typeNearness: nearness(suppliers, matchedPlaces),
      focusNearness: nearness(suppliers, focusPlaces),
      first: (matchedPlaces[0] ?? end) - start,
      length: end - start,
      novelty,
    };
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

/** The strongest supplier, weakened by its distance in words from the nearest of some places. */
function nearness(
  suppliers: readonly { place: number; strength: number }[],
  places: readonly number[],
): number {
  let highest = 0;
  for (const { place, strength } of suppliers) {
    if (strength <= highest) continue;
    for (const other of places) {
      highest = Math.max(highest, strength / (1 + Math.max(0, Math.abs(place - other) - 1) / halfway));
    }
  }
  return highest;
}

/** What all sentences of a text hold together; its beginning is that of the first sentence that holds anything. */
export function together(seen: readonly Seen[], terms: number): Seen {
  const best = new Float32Array(terms);
  const pairs = new Float32Array(Math.max(0, terms - 1));
  const ordered = new Float32Array(Math.max(0, terms - 1));
  const early = seen[0]?.early ?? new Float32Array(terms);
  const whole = { best, early, pairs, ordered, typeSupply: 0, typeNearness: 0, focusNearness: 0 };
  let [length, novelty, first] = [0, 0, -1];
  for (const sentence of seen) {
    for (let term = 0; term < terms; term++)
      best[term] = Math.max(best[term] as number, sentence.best[term] as number);
    for (let term = 0; term + 1 < terms; term++) {
      pairs[term] = Math.max(pairs[term] as number, sentence.pairs[term] as number);
      ordered[term] = Math.max(ordered[term] as number, sentence.ordered[term] as number);
    }
    whole.typeSupply = Math.max(whole.typeSupply, sentence.typeSupply);
    whole.typeNearness = Math.max(whole.typeNearness, sentence.typeNearness);
    whole.focusNearness = Math.max(whole.focusNearness, sentence.focusNearness);
    if (first < 0 && sentence.first < sentence.length) first = length + sentence.first;
    length += sentence.length;
    novelty += sentence.novelty;
  }
  return { ...whole, first: first < 0 ? length : first, length, novelty };
}
