import { isListable } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { Candidate } from '../retrieval/retriever.ts';
import { bestSentence } from './sentence.ts';

/** What the ranker weighs of a candidate. Those of reading across languages are apart: their scale is another. */
export const rankingFeatures = [
  'grams',
  'gramsOfFew',
  'gramShare',
  'structured',
  'coverage',
  'coverageOfFew',
  'sentenceCoverage',
  'sentenceProximity',
  'dateOrNumberSupply',
  'otherTypeSupply',
  'definition',
  'similarity',
  'length',
  'heading',
  'documentQuestionHeading',
  'crossStructured',
  'crossCoverage',
  'crossSentenceCoverage',
  'crossTypeSupply',
  'crossSimilarity',
] as const;
export type RankingFeature = (typeof rankingFeatures)[number];

/** Share of a question's terms that name the report as a document or a part of it. */
export const documentShare = (question: AnalyzedQuestion): number =>
  question.documentFields.filter((field) => field !== null).length / Math.max(1, question.terms.length);

/** The features of a candidate in the order of `rankingFeatures`, each about 0 to 1. */
export function rankingVector(
  candidate: Candidate,
  question: AnalyzedQuestion,
  isHeading: boolean,
): number[] {
  const { evidence, sameLanguage } = candidate;
  const sentence = evidence.sentences[bestSentence(evidence, question, isHeading)];
  const own = sameLanguage ? 1 : 0;
  const cross = 1 - own;
  const typeSupply = sentence?.typeSupply ?? 0;
  const values: Record<RankingFeature, number> = {
    grams: own * candidate.grams,
    gramsOfFew: own * candidate.grams * candidate.smallness,
    gramShare: own * candidate.gramShare,
    structured: own * candidate.structured,
    coverage: own * evidence.coverage,
    coverageOfFew: own * evidence.coverage * candidate.smallness,
    sentenceCoverage: own * (sentence?.coverage ?? 0),
    sentenceProximity: own * (sentence?.proximity ?? 0),
    dateOrNumberSupply: isListable(question.asksFor) ? own * typeSupply : 0,
    otherTypeSupply: isListable(question.asksFor) ? 0 : own * typeSupply,
    definition:
      question.asksFor === 'definition' ? own * (sentence?.earliness ?? 0) * (sentence?.coverage ?? 0) : 0,
    similarity: own * candidate.similarity,
    length: Math.log1p(evidence.length) / 5,
    heading: isHeading ? 1 : 0,
    documentQuestionHeading: isHeading ? documentShare(question) : 0,
    crossStructured: cross * candidate.structured,
    crossCoverage: cross * evidence.coverage,
    crossSentenceCoverage: cross * (sentence?.coverage ?? 0),
    crossTypeSupply: cross * typeSupply,
    crossSimilarity: cross * candidate.similarity,
  };
  return rankingFeatures.map((feature) => values[feature]);
}
