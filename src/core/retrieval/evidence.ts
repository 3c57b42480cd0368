import { isDualOf, suppliesType } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import type { TermMatches } from './term-matches.ts';

/** What one run of words (a sentence or a whole text) holds of a question. Shares are 0 to 1. */
export interface Evidence {
  /** Rarity-weighted share of the question's words that are there. */
  readonly coverage: number;
  /** Rarity-weighted share of the question's neighbouring word pairs that stand near each other. */
  readonly proximity: number;
  /** How well a word that the question did not bring itself supplies the type asked for; 0 where it asks for none. */
  readonly typeSupply: number;
  /** The question's words that are there, in number, and in the sum of their rarities. */
  readonly matched: number;
  readonly mass: number;
  /** How near its beginning the question's words start, 1 at the very beginning, towards 0 far from it. */
  readonly earliness: number;
  /** The rarest of the question's words that is not there, as a share of the question's rarest; 0 when all are. */
  readonly rarestMissing: number;
  /** Words. */
  readonly length: number;
}

export interface TextEvidence extends Evidence {
  readonly sentences: readonly Evidence[];
}

/** Pairs of a question's words count as near within this many words. */
const nearby = 4;

/** A term counts as there from this similarity on. */
const present = 0.6;

/** A text's word this similar to one of the question's is the question's own. */
const own = 0.9;

/**
 * Reads a text for a question.
 * @param rarity weight of each of the question's terms, in their order
 */
export function readEvidence(
  index: LexicalIndex,
  text: number,
  question: AnalyzedQuestion,
  matches: TermMatches,
  rarity: readonly number[],
): TextEvidence {
  const firstSentence = index.textStarts[text] as number;
  const nextSentence = index.textStarts[text + 1] as number;
  const sentences: Evidence[] = [];
  for (let sentence = firstSentence; sentence < nextSentence; sentence++) {
    sentences.push(
      readWords(
        index,
        index.sentenceStarts[sentence] as number,
        index.sentenceStarts[sentence + 1] as number,
      ),
    );
  }
  const whole = readWords(
    index,
    index.sentenceStarts[firstSentence] as number,
    index.sentenceStarts[nextSentence] as number,
  );
  return { ...whole, sentences };

  function readWords(from: LexicalIndex, start: number, end: number): Evidence {
    const terms = question.terms.length;
    const best = new Float32Array(terms);
    const lastSeen = new Int32Array(terms).fill(-1000);
    const pairs = new Float32Array(Math.max(0, terms - 1));
    const { asksFor } = question;
    let typeSupply = 0;
    let first = end;
    for (let place = start; place < end; place++) {
      const word = from.sequence[place] as number;
      const found = matches.get(word);
      const written = from.words[word] as string;
      if (!found || found.every(({ similarity }) => similarity < own)) {
        if (asksFor) typeSupply = Math.max(typeSupply, suppliesType(written, asksFor));
        if (!found) continue;
      }
      for (const { term, similarity } of found) {
        if (similarity > (best[term] as number)) best[term] = similarity;
        if (asksFor === 'number' && isDualOf(written, question.terms[term] as string)) typeSupply = 1;
        if (similarity < present) continue;
        if (first === end) first = place;
        lastSeen[term] = place;
        for (const other of [term - 1, term + 1]) {
          if (
            other < 0 ||
            other >= terms ||
            place - (lastSeen[other] as number) > nearby ||
            lastSeen[other] === place
          )
            continue;
          const pair = Math.min(term, other);
          pairs[pair] = Math.max(pairs[pair] as number, similarity);
        }
      }
    }
    let total = 0;
    let covered = 0;
    let pairTotal = 0;
    let missing = 0;
    let matched = 0;
    const rarest = Math.max(...rarity, 1e-9);
    let paired = 0;
    for (let term = 0; term < terms; term++) {
      const weight = rarity[term] as number;
      total += weight;
      covered += weight * (best[term] as number);
      missing = Math.max(missing, (weight / rarest) * (1 - (best[term] as number)));
      if ((best[term] as number) >= present) matched++;
      if (term + 1 < terms) {
        const pairWeight = weight + (rarity[term + 1] as number);
        pairTotal += pairWeight;
        paired += pairWeight * (pairs[term] as number);
      }
    }
    return {
      coverage: total > 0 ? covered / total : 0,
      proximity: pairTotal > 0 ? paired / pairTotal : 0,
      typeSupply,
      matched,
      mass: covered,
      earliness: 1 / (1 + (first - start) / 4),
      rarestMissing: missing,
      length: end - start,
    };
  }
}
