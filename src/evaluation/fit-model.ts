import type { AnsweringModel } from '../core/answering/answer-question.ts';
import {
  type AnswerabilityFeature,
  answerabilityFeatures,
  answerabilityVector,
} from '../core/answering/answerability.ts';
import type { AnalyzedQuestion } from '../core/answering/question.ts';
import type { ParagraphPlace } from '../core/corpus/passages.ts';
import { type BinaryExample, fitLogistic, fitRanking, type RankingExample } from '../core/fitting/fit.ts';
import { type RankingFeature, rankingFeatures } from '../core/ranking/features.ts';
import { judge, type RankingWeights, rank } from '../core/ranking/ranker.ts';
import {
  type SentenceFeature,
  type SentenceWeights,
  sentenceFeatures,
  sentenceVectors,
} from '../core/ranking/sentence.ts';
import type { Candidate } from '../core/retrieval/retriever.ts';

/** A question with all its candidates and those that are right. */
export interface FittingCase {
  readonly question: AnalyzedQuestion;
  readonly candidates: readonly Candidate[];
  /** Those that there would be were the right ones not in the corpus; the same where none is right. */
  readonly others: readonly Candidate[];
  readonly places: readonly ParagraphPlace[];
  /** Numbers of the paragraphs that answer. */
  readonly right: readonly number[];
  /** Of those whose answering words are known, the places of the sentences that hold them. */
  readonly answers: ReadonlyMap<number, readonly number[]>;
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
 * Where the fits start from, and are pulled to: what too few labelled questions show to learn it from nothing, that title,
 * date and caption answer questions about the report as a document, that a question for a date or a number is not
 * answered by a sentence without one, and in which ratio lexicon and vectors pay on parallel text.
 */
const start: {
  readonly sentence: Partial<Record<SentenceFeature, number>>;
  readonly ranking: Partial<Record<RankingFeature, number>>;
  readonly answerability: Partial<Record<AnswerabilityFeature, number>>;
} = {
  sentence: { fieldNamed: 4 },
  ranking: {
    documentQuestionHeading: 8,
    similarity: 2,
    crossStructured: 8,
    crossCoverage: 2,
    crossSimilarity: 5,
  },
  answerability: { documentQuestion: 6, dateOrNumberMissing: -4 },
};

const sentenceFit = { epochs: 60, learningRate: 0.1, decay: 3e-4, batch: 64, seed: 7 } as const;
const rankingFit = { epochs: 40, learningRate: 0.1, decay: 3e-4, batch: 64, seed: 7 } as const;
const decliningFit = { epochs: 200, learningRate: 0.1, decay: 5e-4, batch: 128, seed: 7 } as const;

export type FittedModel = Omit<AnsweringModel, 'calibration' | 'thresholds'>;

/** Fits the choice of sentences, then on it the ranking, then on that the probability that the best candidate answers. */
export function fitModel(cases: readonly FittingCase[]): FittedModel {
  const known = cases.map(withoutSeenSimilarities);
  const sentence = fitSentences(known);
  const ranking = fitRankingWeights(known, sentence);
  return { sentence, ranking, answerability: fitAnswerability(known, { sentence, ranking }) };
}

/** The case without similarities, where the vectors were trained on its question. */
function withoutSeenSimilarities(fitting: FittingCase): FittingCase {
  if (fitting.similarityCounts) return fitting;
  const unseen = (candidates: readonly Candidate[]) =>
    candidates.map((candidate): Candidate => ({ ...candidate, similarity: 0 }));
  return { ...fitting, candidates: unseen(fitting.candidates), others: unseen(fitting.others) };
}

function fitSentences(cases: readonly FittingCase[]): SentenceWeights {
  const examples = cases.flatMap(({ answers, candidates, question, places }): RankingExample[] =>
    [...answers].flatMap(([paragraph, sentences]) => {
      const candidate = candidates.find((each) => each.paragraph === paragraph);
      if (!candidate || candidate.evidence.sentences.length < 2) return [];
      const isHeading = places[paragraph]?.paragraph === 0;
      return [
        {
          vectors: sentenceVectors(candidate.evidence, question, isHeading),
          right: candidate.evidence.sentences.map((_, place) => sentences.includes(place)),
          weight: 1,
        },
      ];
    }),
  );
  return fitted(sentenceFeatures, start.sentence, (from) => fitRanking(examples, from, sentenceFit));
}

function fitRankingWeights(cases: readonly FittingCase[], sentence: SentenceWeights): RankingWeights {
  const examples = cases
    .filter(({ rankingWeight, right }) => rankingWeight > 0 && right.length > 0)
    .map(({ candidates, question, places, right, rankingWeight }): RankingExample => {
      const judged = judge(candidates, question, places, sentence);
      return {
        vectors: judged.map(({ vector }) => vector),
        right: judged.map(({ paragraph }) => right.includes(paragraph)),
        weight: rankingWeight,
      };
    });
  return fitted(rankingFeatures, start.ranking, (from) => fitRanking(examples, from, rankingFit));
}

/** Each answerable question counts twice: as it is, and as one that is not answered, its right paragraphs left out. */
function fitAnswerability(
  cases: readonly FittingCase[],
  weights: Pick<AnsweringModel, 'sentence' | 'ranking'>,
): Record<AnswerabilityFeature, number> {
  const examples = cases.flatMap((fitting): BinaryExample[] => {
    const { question, places, right, decliningWeight: weight } = fitting;
    const without = rank(fitting.others, question, places, weights);
    const declined = { vector: answerabilityVector(without, question), positive: false, weight };
    if (right.length === 0) return [declined];
    const ranked = rank(fitting.candidates, question, places, weights);
    if (!right.includes(ranked[0]?.paragraph ?? -1)) return [declined];
    return [{ vector: answerabilityVector(ranked, question), positive: true, weight }, declined];
  });
  return fitted(answerabilityFeatures, start.answerability, (from) =>
    fitLogistic(examples, from, decliningFit),
  );
}

/** Weights by feature, to four places. */
function fitted<Feature extends string>(
  features: readonly Feature[],
  from: Partial<Record<Feature, number>>,
  minimum: (start: readonly number[]) => readonly number[],
): Record<Feature, number> {
  const weights = minimum(features.map((feature) => from[feature] ?? 0));
  return Object.fromEntries(
    features.map((feature, place) => [feature, Math.round((weights[place] as number) * 1e4) / 1e4]),
  ) as Record<Feature, number>;
}
