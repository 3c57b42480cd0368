import { documentShare } from '../ranking/features.ts';
import type { RankedCandidate } from '../ranking/ranker.ts';
import { isListable } from './answer-type.ts';
import type { AnalyzedQuestion } from './question.ts';

/** What tells whether the best candidate answers at all. */
export const answerabilityFeatures = [
  'one',
  'coverage',
  'sentenceCoverage',
  'structured',
  'grams',
  'proximity',
  'margin',
  'rankingScore',
  'matched',
  'mass',
  'typeSupplied',
  'dateOrNumberMissing',
  'otherTypeMissing',
  'terms',
  'similarity',
  'rarestMissing',
  'documentQuestion',
  'crossLanguage',
  'crossCoverage',
  'crossStructured',
] as const;
export type AnswerabilityFeature = (typeof answerabilityFeatures)[number];
export type AnswerabilityWeights = Readonly<Record<AnswerabilityFeature, number>>;

/** The features of a ranking's best candidate, in the order of `answerabilityFeatures`, each about 0 to 1. */
export function answerabilityVector(
  ranked: readonly RankedCandidate[],
  question: AnalyzedQuestion,
): number[] {
  const [best, second] = ranked;
  if (!best) return answerabilityFeatures.map((feature) => (feature === 'one' ? 1 : 0));
  const sentence = best.evidence.sentences[best.sentence];
  const own = best.sameLanguage ? 1 : 0;
  const supplied = sentence?.typeSupply ?? 0;
  const values: Record<AnswerabilityFeature, number> = {
    one: 1,
    coverage: own * best.evidence.coverage,
    sentenceCoverage: own * (sentence?.coverage ?? 0),
    structured: own * best.structured,
    grams: own * best.gramShare,
    proximity: sentence?.proximity ?? 0,
    margin: Math.min(1, (best.rankingScore - (second?.rankingScore ?? 0)) / 4),
    rankingScore: own * Math.min(2, best.rankingScore / 15),
    matched: own * Math.min(1, (sentence?.matched ?? 0) / 5),
    mass: own * Math.min(2, (sentence?.mass ?? 0) / 10),
    typeSupplied: own * supplied,
    dateOrNumberMissing: isListable(question.asksFor) ? own * (1 - supplied) : 0,
    otherTypeMissing: question.asksFor && !isListable(question.asksFor) ? own * (1 - supplied) : 0,
    terms: Math.min(1, question.terms.length / 8),
    similarity: best.similarity,
    rarestMissing: own * best.evidence.rarestMissing,
    documentQuestion: best.isHeading ? documentShare(question) : 0,
    crossLanguage: 1 - own,
    crossCoverage: (1 - own) * (sentence?.coverage ?? 0),
    crossStructured: (1 - own) * best.structured,
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
  const sum = answerabilityVector(ranked, question).reduce(
    (total, value, place) => total + value * weights[answerabilityFeatures[place] as AnswerabilityFeature],
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}
