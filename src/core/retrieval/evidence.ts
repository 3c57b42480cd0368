import type { AnalyzedQuestion } from '../answering/question.ts';
import type { LexicalIndex } from './lexical-index.ts';
import { own, present, SentenceReader } from './seen-terms.ts';
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

/** An object whose properties are still being set. */
type Unfinished<Whole> = { -readonly [Key in keyof Whole]: Whole[Key] };

/** Reads texts of an index for one question, sentence by sentence. */
export class EvidenceReader {
  private readonly reader: SentenceReader;
  private readonly question: AnalyzedQuestion;
  private readonly rarity: readonly number[];
  private readonly total: number;
  private readonly emphasized: number;
  private readonly rarest: number;
  private readonly distinctness: Float32Array;

  /**
   * @param rarity weight of each of the question's terms, in their order
   * @param isKnown whether general text knows a word of the text's language
   */
  constructor(
    index: LexicalIndex,
    question: AnalyzedQuestion,
    matches: TermMatches,
    rarity: readonly number[],
    isKnown: (word: string) => boolean,
  ) {
    this.reader = new SentenceReader(index, question, matches, isKnown);
    this.question = question;
    this.rarity = rarity;
    this.total = rarity.reduce((sum, weight) => sum + weight, 0);
    this.emphasized = question.emphasis.reduce((sum, weight) => sum + weight, 0) || 1;
    this.rarest = Math.max(...rarity, 1e-9);
    this.distinctness = new Float32Array(rarity.length);
  }

  read(text: number): TextEvidence {
    const count = this.reader.read(text);
    this.findDistinctness(count);
    const sentences: SentenceEvidence[] = [];
    for (let row = 0; row < count; row++) {
      const sentence = this.weigh(row) as Unfinished<SentenceEvidence>;
      this.setDistinctCoverages(row, sentence);
      sentence.addedBefore = row > 0 ? this.added(row, row - 1) : 0;
      sentence.addedAfter = row + 1 < count ? this.added(row, row + 1) : 0;
      sentence.addedByLead = row > 0 ? this.added(row, 0) : 0;
      sentences.push(sentence);
    }
    const whole = this.weigh(count) as Unfinished<TextEvidence>;
    whole.sentences = sentences;
    return whole;
  }

  /** For each term 1 where at most one sentence holds it, towards 0 the more of them do. */
  private findDistinctness(count: number): void {
    const { distinctness } = this;
    const { best, terms } = this.reader.seen;
    const most = Math.log(Math.max(2, count) + 1);
    for (let term = 0; term < terms; term++) {
      let holding = 0;
      for (let row = 0; row < count; row++) if ((best[row * terms + term] as number) >= present) holding++;
      distinctness[term] = 1 - Math.log(Math.max(1, holding)) / most;
    }
  }

  private setDistinctCoverages(row: number, sentence: Unfinished<SentenceEvidence>): void {
    const { distinctness, rarity, total } = this;
    const { best, terms } = this.reader.seen;
    const { emphasis } = this.question;
    let [weighted, even] = [0, 0];
    for (let term = 0; term < terms; term++) {
      const held = (best[row * terms + term] as number) * (distinctness[term] as number);
      weighted += held * (rarity[term] as number);
      even += held * (emphasis[term] as number);
    }
    sentence.distinctCoverage = total > 0 ? weighted / total : 0;
    sentence.distinctEvenCoverage = even / this.emphasized;
  }

  /** What another sentence would add to the coverage of one. */
  private added(here: number, there: number): number {
    const { rarity, total } = this;
    if (total <= 0) return 0;
    const { best, terms } = this.reader.seen;
    let sum = 0;
    for (let term = 0; term < terms; term++) {
      const more = (best[there * terms + term] as number) - (best[here * terms + term] as number);
      if (more > 0) sum += (rarity[term] as number) * more;
    }
    return sum / total;
  }

  private weigh(row: number): Evidence {
    const { rarity, total, rarest, emphasized, reader } = this;
    const { focus, emphasis } = this.question;
    const { seen } = reader;
    const { best, early, pairs, ordered, terms } = seen;
    const base = row * terms;
    let covered = 0;
    let opening = 0;
    let even = 0;
    let exact = 0;
    let missing = 0;
    let matched = 0;
    let pairTotal = 0;
    let paired = 0;
    let inOrder = 0;
    for (let term = 0; term < terms; term++) {
      const weight = rarity[term] as number;
      const held = best[base + term] as number;
      covered += weight * held;
      opening += weight * (early[base + term] as number);
      even += (emphasis[term] as number) * held;
      if (held >= own) exact += weight * held;
      missing = Math.max(missing, (weight / rarest) * (1 - held));
      if (held >= present) matched++;
      if (term + 1 < terms) {
        const pairWeight = weight + (rarity[term + 1] as number);
        pairTotal += pairWeight;
        paired += pairWeight * (pairs[base + term] as number);
        inOrder += pairWeight * (ordered[base + term] as number);
      }
    }
    const focused = focus === null ? 0 : (best[base + focus] as number);
    return {
      coverage: total > 0 ? covered / total : 0,
      evenCoverage: even / emphasized,
      exactCoverage: total > 0 ? exact / total : 0,
      proximity: pairTotal > 0 ? paired / pairTotal : 0,
      order: pairTotal > 0 ? inOrder / pairTotal : 0,
      typeSupply: seen.typeSupply[row] as number,
      typeNearness: seen.typeNearness[row] as number,
      focus: focused,
      focusPhrase: focus !== null && focus + 1 < terms ? (pairs[base + focus] as number) : focused,
      focusNearness: seen.focusNearness[row] as number,
      matched,
      mass: covered,
      earliness: 1 / (1 + (seen.first[row] as number) / 4),
      opening: total > 0 ? opening / total : 0,
      rarestMissing: missing,
      length: seen.length[row] as number,
      novelty: seen.novelty[row] as number,
    };
  }
}

/** Reads one text; whoever reads several keeps an `EvidenceReader`. */
export const readEvidence = (
  index: LexicalIndex,
  text: number,
  question: AnalyzedQuestion,
  matches: TermMatches,
  rarity: readonly number[],
  isKnown: (word: string) => boolean,
): TextEvidence => new EvidenceReader(index, question, matches, rarity, isKnown).read(text);
