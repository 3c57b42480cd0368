import type { AnalyzedQuestion } from '../answering/question.ts';
import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Candidate } from '../retrieval/retriever.ts';
import { type RankingFeature, rankingFeatures, rankingVector } from './features.ts';
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
    return {
      ...candidate,
      isHeading,
      sentence: chosen.place,
      sentenceScore: chosen.score,
      vector: rankingVector(candidate, question, isHeading, chosen, highest),
    };
  });
}

/** Ranks candidates by a weighted sum of their features, best first; equals stand in the corpus's order. */
const rankJudged = (judged: readonly JudgedCandidate[], weights: RankingWeights): RankedCandidate[] =>
  judged
    .map((candidate) => ({
      ...candidate,
      rankingScore: weightedSum(candidate.vector, rankingFeatures, weights),
    }))
    .sort((left, right) => right.rankingScore - left.rankingScore || left.paragraph - right.paragraph);

/** Both at once. */
export const rank = (
  candidates: readonly Candidate[],
  question: AnalyzedQuestion,
  places: readonly ParagraphPlace[],
  { sentence, ranking }: { readonly sentence: SentenceWeights; readonly ranking: RankingWeights },
): RankedCandidate[] => rankJudged(judge(candidates, question, places, sentence), ranking);
