import type { AnalyzedQuestion } from '../answering/question.ts';
import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Candidate } from '../retrieval/retriever.ts';
import { type ChosenSentence, type RankingFeature, rankingFeatures, rankingVector } from './features.ts';
import { bestSentence, type SentenceWeights } from './sentence.ts';
import { weightedSum } from './weighted-sum.ts';

/** A candidate with its best sentence and its features. */
export interface JudgedCandidate extends Candidate {
  readonly isHeading: boolean;
  /** The place of its best sentence among those of the text that was read, and that sentence's score. */
  readonly sentence: number;
  readonly sentenceScore: number;
  /** In the order of `rankingFeatures`. */
  readonly vector: readonly number[];
}

/** A candidate in its place of the ranking. */
export interface RankedCandidate extends JudgedCandidate {
  /** The weighted sum of its features. */
  readonly rankingScore: number;
}

export type RankingWeights = Readonly<Record<RankingFeature, number>>;

/** Chooses each candidate's sentence and reads its features, in the order of the candidates. */
export function judge(
  candidates: readonly Candidate[],
  question: AnalyzedQuestion,
  places: readonly ParagraphPlace[],
  weights: SentenceWeights,
): JudgedCandidate[] {
  const mostStructured = (same: boolean) =>
    candidates.reduce(
      (most, each) => (each.sameLanguage === same ? Math.max(most, each.structured) : most),
      0,
    );
  const most = { own: mostStructured(true), cross: mostStructured(false) };
  return candidates.map((candidate) => {
    const isHeading = places[candidate.paragraph]?.paragraph === 0;
    const chosen = bestSentence(candidate.evidence, question, isHeading, weights);
    const highest = candidate.sameLanguage ? most.own : most.cross;
    const vector = rankingVector(candidate, question, isHeading, chosen, highest);
    return judged(candidate, isHeading, chosen, vector);
  });
}

/** Property by property: copying candidates by spreading them took a sixth of a question's time. */
const judged = (
  candidate: Candidate,
  isHeading: boolean,
  { place: sentence, score: sentenceScore }: ChosenSentence,
  vector: readonly number[],
): JudgedCandidate => ({
  paragraph: candidate.paragraph,
  language: candidate.language,
  sameLanguage: candidate.sameLanguage,
  grams: candidate.grams,
  gramShare: candidate.gramShare,
  structured: candidate.structured,
  evidence: candidate.evidence,
  smallness: candidate.smallness,
  similarity: candidate.similarity,
  isHeading,
  sentence,
  sentenceScore,
  vector,
});

/**
 * Judges candidates and ranks them by a weighted sum of their features, best first; equals stand in the corpus's order.
 */
export const rank = (
  candidates: readonly Candidate[],
  question: AnalyzedQuestion,
  places: readonly ParagraphPlace[],
  { sentence, ranking }: { readonly sentence: SentenceWeights; readonly ranking: RankingWeights },
): RankedCandidate[] =>
  judge(candidates, question, places, sentence)
    // They are nobody else's yet.
    .map((candidate) =>
      Object.assign(candidate, { rankingScore: weightedSum(candidate.vector, rankingFeatures, ranking) }),
    )
    .sort((left, right) => right.rankingScore - left.rankingScore || left.paragraph - right.paragraph);
