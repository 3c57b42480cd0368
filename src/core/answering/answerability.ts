import { documentShare } from '../ranking/features.ts';
import type { RankedCandidate } from '../ranking/ranker.ts';
import { weightedSum } from '../ranking/weighted-sum.ts';
import { isListable } from './answer-type.ts';
import type { AnalyzedQuestion } from './question.ts';

/** What tells whether the best candidate answers at all. */
export const answerabilityFeatures = [
  'one',
  'coverage',
  'coverageSquared',
  'evenCoverage',
  'exactCoverage',
  'sentenceCoverage',
  'sentenceEvenCoverage',
  'sentenceExactCoverage',
  'structured',
  'grams',
  'proximity',
  'order',
  'opening',
  'margin',
  'marginSquareRoot',
  'secondMargin',
  'coverageMargin',
  'gramMargin',
  'rankingScore',
  'sentenceScore',
  'sentenceMargin',
  'focus',
  'focusMissing',
  'focusPhraseMissing',
  'roleMissing',
  'matched',
  'mass',
  'typeSupplied',
  'typeNearness',
  'dateOrNumberMissing',
  'otherTypeMissing',
  'focusFarFromNumber',
  'terms',
  'similarity',
  'similarityMargin',
  'rarestMissing',
  'signalsDisagree',
  'documentQuestion',
  'definition',
  'few',
  'crossLanguage',
  'crossCoverage',
  'crossStructured',
  'crossMargin',
  'crossMarginSquareRoot',
  'crossSecondMargin',
  'crossRankingScore',
  'crossOpening',
  'crossProximity',
  'crossSentenceScore',
  'crossSentenceCoverage',
  'crossTypeSupplied',
  'crossLength',
  'crossSimilarity',
] as const;
export type AnswerabilityFeature = (typeof answerabilityFeatures)[number];
export type AnswerabilityWeights = Readonly<Record<AnswerabilityFeature, number>>;

/** The features of a ranking's best candidate, in the order of `answerabilityFeatures`, each about 0 to 1. */
export function answerabilityVector(
  ranked: readonly RankedCandidate[],
  question: AnalyzedQuestion,
): number[] {
  const [best, second, third] = ranked;
  if (!best) return answerabilityFeatures.map((feature) => (feature === 'one' ? 1 : 0));
  const { evidence } = best;
  const sentence = evidence.sentences[best.sentence];
  const own = best.sameLanguage ? 1 : 0;
  const cross = 1 - own;
  const supplied = sentence?.typeSupply ?? 0;
  const lead = (other: RankedCandidate | undefined) =>
    Math.max(0, Math.min(1, (best.rankingScore - (other?.rankingScore ?? 0)) / 4));
  const others = ranked.slice(1);
  const most = (value: (candidate: RankedCandidate) => number) =>
    others.reduce((highest, candidate) => Math.max(highest, value(candidate)), 0);
  const values: Record<AnswerabilityFeature, number> = {
    one: 1,
    coverage: own * evidence.coverage,
    coverageSquared: own * evidence.coverage ** 2,
    evenCoverage: own * evidence.evenCoverage,
    exactCoverage: own * evidence.exactCoverage,
    sentenceCoverage: own * (sentence?.coverage ?? 0),
    sentenceEvenCoverage: own * (sentence?.evenCoverage ?? 0),
    sentenceExactCoverage: own * (sentence?.exactCoverage ?? 0),
    structured: own * best.structured,
    grams: own * best.gramShare,
    proximity: own * (sentence?.proximity ?? 0),
    order: own * evidence.order,
    opening: own * evidence.opening,
    margin: own * lead(second),
    marginSquareRoot: own * Math.sqrt(lead(second)),
    secondMargin: own * lead(third),
    coverageMargin: own * (evidence.coverage - most((candidate) => candidate.evidence.coverage)),
    gramMargin: own * (best.grams - most((candidate) => candidate.grams)),
    rankingScore: own * Math.min(2, best.rankingScore / 15),
    sentenceScore: own * (best.sentenceScore / 8),
    sentenceMargin: (own * (best.sentenceScore - most((candidate) => candidate.sentenceScore))) / 8,
    focus: own * (sentence?.focus ?? 0),
    focusMissing: question.focus === null ? 0 : own * (1 - evidence.focus),
    focusPhraseMissing: question.focus === null ? 0 : own * (1 - evidence.focusPhrase),
    roleMissing:
      question.focus !== null && question.asksFor === 'person' ? own * (1 - evidence.focusPhrase) : 0,
    matched: own * Math.min(1, (sentence?.matched ?? 0) / 5),
    mass: own * Math.min(2, (sentence?.mass ?? 0) / 10),
    typeSupplied: own * supplied,
    typeNearness: own * (sentence?.typeNearness ?? 0),
    dateOrNumberMissing: isListable(question.asksFor) ? own * (1 - supplied) : 0,
    otherTypeMissing: question.asksFor && !isListable(question.asksFor) ? own * (1 - supplied) : 0,
    focusFarFromNumber: question.asksFor === 'number' ? own * (1 - (sentence?.focusNearness ?? 0)) : 0,
    terms: Math.min(1, question.terms.length / 8),
    similarity: own * best.similarity,
    similarityMargin: own * (best.similarity - most((candidate) => candidate.similarity)),
    rarestMissing: own * evidence.rarestMissing,
    signalsDisagree:
      own *
      (most((candidate) => candidate.grams) > best.grams ||
      most((candidate) => candidate.structured) > best.structured
        ? 1
        : 0),
    documentQuestion: best.isHeading ? documentShare(question) : 0,
    definition: question.asksFor === 'definition' ? own : 0,
    few: own * best.smallness,
    crossLanguage: cross,
    crossCoverage: cross * evidence.coverage,
    crossStructured: cross * best.structured,
    crossMargin: cross * lead(second),
    crossMarginSquareRoot: cross * Math.sqrt(lead(second)),
    crossSecondMargin: cross * lead(third),
    crossRankingScore: cross * Math.min(2, best.rankingScore / 15),
    crossOpening: cross * evidence.opening,
    crossProximity: cross * evidence.proximity,
    crossSentenceScore: cross * (best.sentenceScore / 8),
    crossSentenceCoverage: cross * (sentence?.coverage ?? 0),
    crossTypeSupplied: cross * supplied,
    crossLength: (cross * Math.log1p(evidence.length)) / 5,
    crossSimilarity: cross * best.similarity,
  };
  return answerabilityFeatures.map((feature) => values[feature]);
}

/** The probability that the report answers, by logistic regression over the best candidate's features. */
export function answerProbability(
  ranked: readonly RankedCandidate[],
  question: AnalyzedQuestion,
  weights: AnswerabilityWeights,
): number {
  if (ranked.length === 0) return 0;
  const sum = weightedSum(answerabilityVector(ranked, question), answerabilityFeatures, weights);
  return 1 / (1 + Math.exp(-sum));
}
