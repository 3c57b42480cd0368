import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { own, present, readSentences, type Seen, together } from './seen-terms.ts';
import type { TermMatches } from './term-matches.ts';

/** What one run of words (a sentence or a whole text) holds of a question. Shares are 0 to 1. */
interface Evidence {
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
  const { focus } = question;
  const seen = readSentences(index, text, question, matches, isKnown);
  const total = rarity.reduce((sum, weight) => sum + weight, 0);
  const emphasized = question.emphasis.reduce((sum, weight) => sum + weight, 0) || 1;
  const rarest = Math.max(...rarity, 1e-9);
  const distinctness = distinctnesses(seen, terms);
  const sentences = seen.map(
    (here, place): SentenceEvidence =>
      // Copying some twenty properties for each sentence would cost more than finding them.
      Object.assign(weigh(here), distinctCoverages(here), {
        addedBefore: added(here, seen[place - 1]),
        addedAfter: added(here, seen[place + 1]),
        addedByLead: added(here, seen[0]),
      }),
  );
  return Object.assign(weigh(together(seen, terms)), { sentences });

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

  function weigh(read: Seen): Evidence {
    const { best, early, pairs, ordered, first } = read;
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
      typeSupply: read.typeSupply,
      typeNearness: read.typeNearness,
      focus: focus === null ? 0 : (best[focus] as number),
      focusPhrase: focus === null ? 0 : (pairs[focus] ?? (best[focus] as number)),
      focusNearness: read.focusNearness,
      matched,
      mass: covered,
      earliness: 1 / (1 + first / 4),
      opening: total > 0 ? opening / total : 0,
      rarestMissing: missing,
      length: read.length,
      novelty: read.novelty,
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
