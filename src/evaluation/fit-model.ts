import type { AnsweringModel } from '../core/answering/answer-question.ts';
import {
  type AnswerabilityFeature,
  answerabilityFeatures,
  answerabilityVector,
} from '../core/answering/answerability.ts';
import type { AnalyzedQuestion } from '../core/answering/question.ts';
import type { ParagraphPlace } from '../core/corpus/passages.ts';
import { type BinaryExample, fitLogistic, fitRanking, type RankingExample } from '../core/fitting/fit.ts';
import { type RankingFeature, rankingFeatures, rankingVector } from '../core/ranking/features.ts';
import { type RankingWeights, rank } from '../core/ranking/ranker.ts';
import type { Candidate } from '../core/retrieval/retriever.ts';

/** A question with all its candidates and those that are right. */
export interface FittingCase {
  readonly question: AnalyzedQuestion;
  readonly candidates: readonly Candidate[];
  readonly places: readonly ParagraphPlace[];
  /** Numbers of the paragraphs that answer. */
  readonly right: readonly number[];
  /** How much the case counts in fitting the ranking, and in fitting when to decline. */
  readonly rankingWeight: number;
  readonly decliningWeight: number;
  /** False where the vectors were trained on this very question: its similarities are then left out. */
  readonly similarityCounts: boolean;
}

/** A case that is left out of a fit together with the others of its group. */
export interface GroupedCase extends FittingCase {
  readonly group: string;
}

/**
 * Reading across languages has no training questions of its own that the lexicon and the vectors have not seen. Its
 * weights stand in the ratio that was found to pay for lexicon, names and vectors on parallel text.
 */
const acrossLanguages: Partial<Record<RankingFeature, number>> = {
  crossStructured: 8,
  crossCoverage: 2,
  crossSentenceCoverage: 2,
  crossTypeSupply: 0.4,
  crossSimilarity: 5,
};

/**
 * Where the fits start from, and are pulled to: what too few labelled questions show to learn it from nothing, that title,
 * date and caption answer questions about the report as a document, and that a question for a date or a number is not
 * answered by a sentence without one.
 */
const start: {
  readonly ranking: Partial<Record<RankingFeature, number>>;
  readonly answerability: Partial<Record<AnswerabilityFeature, number>>;
} = {
  ranking: { documentQuestionHeading: 8, dateOrNumberSupply: 3 },
  answerability: { documentQuestion: 6, dateOrNumberMissing: -4 },
};

const rankingFit = { epochs: 60, learningRate: 0.3, decay: 3e-4, batch: 64, seed: 7 } as const;
const decliningFit = { epochs: 200, learningRate: 0.1, decay: 2e-3, batch: 128, seed: 7 } as const;

/** Fits the ranking, then on its rankings the probability that the best candidate answers. */
export function fitModel(cases: readonly FittingCase[]): Omit<AnsweringModel, 'thresholds'> {
  const ranking = fitRankingWeights(cases);
  return { ranking, answerability: fitAnswerability(cases, ranking) };
}

function withoutSeenSimilarities({ similarityCounts, candidates }: FittingCase): Candidate[] {
  return candidates.map((candidate) => (similarityCounts ? candidate : { ...candidate, similarity: 0 }));
}

function fitRankingWeights(cases: readonly FittingCase[]): RankingWeights {
  const examples = cases
    .filter(({ rankingWeight }) => rankingWeight > 0)
    .map((fitting): RankingExample => {
      const candidates = withoutSeenSimilarities(fitting);
      return {
        vectors: candidates.map((candidate) =>
          rankingVector(candidate, fitting.question, fitting.places[candidate.paragraph]?.paragraph === 0),
        ),
        right: candidates.map(({ paragraph }) => fitting.right.includes(paragraph)),
        weight: fitting.rankingWeight,
      };
    });
  const fitted = fitRanking(
    examples,
    rankingFeatures.map((feature) => start.ranking[feature] ?? 0),
    rankingFit,
  );
  return Object.fromEntries(
    rankingFeatures.map((feature, place) => [
      feature,
      rounded(acrossLanguages[feature] ?? fitted[place] ?? 0),
    ]),
  ) as Record<RankingFeature, number>;
}

/** Each answerable question counts twice: as it is, and as one that is not answered, its right paragraphs taken out. */
function fitAnswerability(
  cases: readonly FittingCase[],
  ranking: RankingWeights,
): Record<AnswerabilityFeature, number> {
  const examples = cases.flatMap((fitting): BinaryExample[] => {
    const { question, places, right, decliningWeight: weight } = fitting;
    const candidates = withoutSeenSimilarities(fitting);
    const ranked = rank(candidates, question, places, ranking);
    const without = ranked.filter(({ paragraph }) => !right.includes(paragraph));
    const declined: BinaryExample = {
      vector: answerabilityVector(without, question),
      positive: false,
      weight,
    };
    if (right.length === 0) return [declined];
    const answers = right.includes(ranked[0]?.paragraph ?? -1);
    return answers
      ? [{ vector: answerabilityVector(ranked, question), positive: true, weight }, declined]
      : [declined];
  });
  const fitted = fitLogistic(
    examples,
    answerabilityFeatures.map((feature) => start.answerability[feature] ?? 0),
    decliningFit,
  );
  return Object.fromEntries(
    answerabilityFeatures.map((feature, place) => [feature, rounded(fitted[place] ?? 0)]),
  ) as Record<AnswerabilityFeature, number>;
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
