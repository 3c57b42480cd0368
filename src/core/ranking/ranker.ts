import type { AnalyzedQuestion } from '../answering/question.ts';
import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Candidate } from '../retrieval/retriever.ts';
import { type RankingFeature, rankingFeatures, rankingVector } from './features.ts';
import { bestSentence } from './sentence.ts';

/** A candidate in its place of the ranking. */
export interface RankedCandidate extends Candidate {
  readonly isHeading: boolean;
  /** The weighted sum of its features. */
  readonly rankingScore: number;
  /** The place of its best sentence among those of the text that was read. */
  readonly sentence: number;
}

export type RankingWeights = Readonly<Record<RankingFeature, number>>;

/** Ranks candidates by a weighted sum of their features, best first; equals stand in the corpus's order. */
export function rank(
  candidates: readonly Candidate[],
  question: AnalyzedQuestion,
  places: readonly ParagraphPlace[],
  weights: RankingWeights,
): RankedCandidate[] {
  return candidates
    .map((candidate) => {
      const isHeading = places[candidate.paragraph]?.paragraph === 0;
      const vector = rankingVector(candidate, question, isHeading);
      return {
        ...candidate,
        isHeading,
        rankingScore: vector.reduce(
          (sum, value, place) => sum + value * weights[rankingFeatures[place] as RankingFeature],
          0,
        ),
        sentence: bestSentence(candidate.evidence, question, isHeading),
      };
    })
    .sort((left, right) => right.rankingScore - left.rankingScore || left.paragraph - right.paragraph);
}
