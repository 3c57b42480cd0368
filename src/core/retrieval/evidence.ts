import { isDualOf } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { TermMatches } from './term-matches.ts';
import { supplyOf } from './type-supply.ts';

/** What one run of words (a sentence or a whole text) holds of a question. Shares are 0 to 1. */
export interface Evidence {
  /** Rarity-weighted share of the question's words that are there. */
  readonly coverage: number;
  /** The same share with all words counted alike. */
  readonly evenCoverage: number;
  /** The same, of those only that stand there as the question has them, but for article or ending. */
  readonly exactCoverage: number;
  /** Rarity-weighted share of the question's neighbouring word pairs that stand near each other. */
  readonly proximity: number;
  /** The same, of the pairs that stand near each other in the question's order. */
  readonly order: number;
  /** How well a word that the question did not bring itself supplies the type asked for; 0 where it asks for none. */
  readonly typeSupply: number;
  /** The same, the less the farther that word stands from the nearest of the question's. */
  readonly typeNearness: number;
  /** How well the word that names the thing asked about is there, and how near a word stands to it that supplies the type. */
  readonly focus: number;
  /** How well the focus is there together with the question's next word near it; a focus without one, by itself. */
  readonly focusPhrase: number;
  readonly focusNearness: number;
  /** The question's words that are there, in number, and in the sum of their rarities. */
  readonly matched: number;
  readonly mass: number;
  /** How near its beginning the question's words start, 1 at the very beginning, towards 0 far from it. */
  readonly earliness: number;
  /** Rarity-weighted share of the question's words that its first words hold, which mostly name what it is about. */
  readonly opening: number;
  /** The rarest of the question's words that is not there, as a share of the question's rarest; 0 when all are. */
  readonly rarestMissing: number;
  /** Words, and those of them that match nothing of the question. */
  readonly length: number;
  readonly novelty: number;
}

/** What a sentence holds, and what its neighbours would add to its coverage. */
export interface SentenceEvidence extends Evidence {
  /** Coverage and even coverage with each word counted the less, the more of the text's sentences hold it. */
  readonly distinctCoverage: number;
  readonly distinctEvenCoverage: number;
  readonly addedBefore: number;
  readonly addedAfter: number;
  /** What the text's first sentence would add, which mostly names what the text is about. */
  readonly addedByLead: number;
}

export interface TextEvidence extends Evidence {
  readonly sentences: readonly SentenceEvidence[];
}

/** Pairs of a question's words count as near within this many words. */
const nearby = 4;

/** A term counts as there from this similarity on. */
const present = 0.6;

/** A text's word this similar to one of the question's is the question's own. */
const own = 0.9;

/** How many of the first words are the opening. */
const openingLength = 10;

/** Within how many words nearness falls to a half. */
const halfway = 4;

/** What was seen of each of the question's terms, and of each pair of neighbouring ones. */
interface Seen {
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
 * Reads a text for a question, sentence by sentence.
 * @param rarity weight of each of the question's terms, in their order
 * @param isKnown whether general text knows a word of the text's language
 */
export function readEvidence(
  index: LexicalIndex,
  text: number,
  question: AnalyzedQuestion,
  matches: TermMatches,
  rarity: readonly number[],
  isKnown: (word: string) => boolean,
): TextEvidence {
  const terms = question.terms.length;
  const { asksFor, focus } = question;
  const supply = asksFor && supplyOf(index, asksFor, isKnown);
  const firstSentence = index.textStarts[text] as number;
  const nextSentence = index.textStarts[text + 1] as number;
  const seen: Seen[] = [];
  for (let sentence = firstSentence; sentence < nextSentence; sentence++) {
    seen.push(
      readWords(index.sentenceStarts[sentence] as number, index.sentenceStarts[sentence + 1] as number),
    );
  }
  const total = rarity.reduce((sum, weight) => sum + weight, 0);
  const emphasized = question.emphasis.reduce((sum, weight) => sum + weight, 0) || 1;
  const distinctness = distinctnesses(seen, terms);
  const sentences = seen.map(
    (here, place): SentenceEvidence => ({
      ...weigh(here),
      ...distinctCoverages(here),
      addedBefore: added(here, seen[place - 1]),
      addedAfter: added(here, seen[place + 1]),
      addedByLead: added(here, seen[0]),
    }),
  );
  return { ...weigh(together(seen, terms)), sentences };

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

  function distinctCoverages({ best }: Seen) {
    let [weighted, even] = [0, 0];
    for (let term = 0; term < terms; term++) {
      const held = (best[term] as number) * (distinctness[term] as number);
      weighted += held * (rarity[term] as number);
      even += held * (question.emphasis[term] as number);
    }
    return {
      distinctCoverage: total > 0 ? weighted / total : 0,
      distinctEvenCoverage: even / emphasized,
    };
  }

  function added(here: Seen, there: Seen | undefined): number {
    if (!there || there === here || total <= 0) return 0;
    let sum = 0;
    for (let term = 0; term < terms; term++) {
      sum +=
        (rarity[term] as number) * Math.max(0, (there.best[term] as number) - (here.best[term] as number));
    }
    return sum / total;
  }

  function weigh({ best, early, pairs, ordered, first, ...others }: Seen): Evidence {
    const rarest = Math.max(...rarity, 1e-9);
    let [covered, opening, even, exact, missing, matched, pairTotal, paired, inOrder] = [
      0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    for (let term = 0; term < terms; term++) {
      const weight = rarity[term] as number;
      const held = best[term] as number;
      covered += weight * held;
      opening += weight * (early[term] as number);
      even += (question.emphasis[term] as number) * held;
      if (held >= own) exact += weight * held;
      missing = Math.max(missing, (weight / rarest) * (1 - held));
      if (held >= present) matched++;
      if (term + 1 < terms) {
        const pairWeight = weight + (rarity[term + 1] as number);
        pairTotal += pairWeight;
        paired += pairWeight * (pairs[term] as number);
        inOrder += pairWeight * (ordered[term] as number);
      }
    }
    return {
      coverage: total > 0 ? covered / total : 0,
      evenCoverage: even / emphasized,
      exactCoverage: total > 0 ? exact / total : 0,
      proximity: pairTotal > 0 ? paired / pairTotal : 0,
      order: pairTotal > 0 ? inOrder / pairTotal : 0,
      typeSupply: others.typeSupply,
      typeNearness: others.typeNearness,
      focus: focus === null ? 0 : (best[focus] as number),
      focusPhrase: focus === null ? 0 : (pairs[focus] ?? (best[focus] as number)),
      focusNearness: others.focusNearness,
      matched,
      mass: covered,
      earliness: 1 / (1 + first / 4),
      opening: total > 0 ? opening / total : 0,
      rarestMissing: missing,
      length: others.length,
      novelty: others.novelty,
    };
  }
}

/** For each term 1 where at most one sentence holds it, towards 0 the more of them do. */
function distinctnesses(seen: readonly Seen[], terms: number): Float32Array {
  const all = Math.max(2, seen.length);
  return Float32Array.from({ length: terms }, (_, term) => {
    const holding = seen.filter(({ best }) => (best[term] as number) >= present).length;
    return 1 - Math.log(Math.max(1, holding)) / Math.log(all + 1);
  });
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
function together(seen: readonly Seen[], terms: number): Seen {
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
