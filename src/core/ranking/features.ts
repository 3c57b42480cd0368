import { isListable } from '../answering/answer-type.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { Candidate } from '../retrieval/retriever.ts';
import { vectorOf } from './weighted-sum.ts';

/** What the ranker weighs of a candidate. Those of reading across languages are apart: their scale is another. */
export const rankingFeatures = [
  'grams',
  'gramsOfFew',
  'gramShare',
  'structured',
  'structuredShare',
  'coverage',
  'coverageOfFew',
  'opening',
  'proximity',
  'order',
  'sentenceScore',
  'sentenceCoverage',
  'sentenceExactCoverage',
  'sentenceFocus',
  'addedByLead',
  'dateOrNumberSupply',
  'otherTypeSupply',
  'definition',
  'personEarliness',
  'similarity',
  'length',
  'heading',
  'documentQuestionHeading',
  'crossStructured',
  'crossStructuredShare',
  'crossCoverage',
  'crossOpening',
  'crossProximity',
  'crossSentenceScore',
  'crossSentenceCoverage',
  'crossTypeSupply',
  'crossLength',
  'crossSimilarity',
] as const;
export type RankingFeature = (typeof rankingFeatures)[number];

/**
 * Share of a question's terms that name the report as a document or a part of it; none of a question for a number or a
 * reason, which title, date and caption do not hold of it.
 */
export const documentShare = ({ asksFor, documentFields, terms }: AnalyzedQuestion): number =>
  asksFor === 'number' || asksFor === 'reason'
    ? 0
    : documentFields.filter((field) => field !== null).length / Math.max(1, terms.length);

/** The sentence of a candidate that answers best, and how well by its own features. */
export interface ChosenSentence {
  readonly place: number;
  readonly score: number;
}

/**
 * The features of a candidate in the order of `rankingFeatures`, each about 0 to 1.
 * @param mostStructured the highest structured score of all candidates that are read in the same language
 */
export function rankingVector(
  candidate: Candidate,
  question: AnalyzedQuestion,
  isHeading: boolean,
  chosen: ChosenSentence,
  mostStructured: number,
): number[] {
  const { evidence, sameLanguage } = candidate;
  const sentence = evidence.sentences[chosen.place];
  const own = sameLanguage ? 1 : 0;
  const cross = 1 - own;
  const typeSupply = sentence?.typeSupply ?? 0;
  const early = (sentence?.earliness ?? 0) * (sentence?.coverage ?? 0);
  const structuredShare = candidate.structured / Math.max(mostStructured, 1e-9);
  const length = Math.log1p(evidence.length) / 5;
  const values: Record<RankingFeature, number> = {
    grams: own * candidate.grams,
    gramsOfFew: own * candidate.grams * candidate.smallness,
    gramShare: own * candidate.gramShare,
    structured: own * candidate.structured,
    structuredShare: own * structuredShare,
    coverage: own * evidence.coverage,
    coverageOfFew: own * evidence.coverage * candidate.smallness,
    opening: own * evidence.opening,
    proximity: own * evidence.proximity,
    order: own * evidence.order,
    sentenceScore: (own * chosen.score) / 5,
    sentenceCoverage: own * (sentence?.coverage ?? 0),
    sentenceExactCoverage: own * (sentence?.exactCoverage ?? 0),
    sentenceFocus: own * (sentence?.focus ?? 0),
    addedByLead: own * (sentence?.addedByLead ?? 0),
    dateOrNumberSupply: isListable(question.asksFor) ? own * typeSupply : 0,
    otherTypeSupply: isListable(question.asksFor) ? 0 : own * typeSupply,
    definition: question.asksFor === 'definition' ? own * early : 0,
    personEarliness: question.asksFor === 'person' ? own * early : 0,
    similarity: own * candidate.similarity,
    length: own * length,
    heading: isHeading ? 1 : 0,
    documentQuestionHeading: isHeading ? documentShare(question) : 0,
    crossStructured: cross * candidate.structured,
    crossStructuredShare: cross * structuredShare,
    crossCoverage: cross * evidence.coverage,
    crossOpening: cross * evidence.opening,
    crossProximity: cross * evidence.proximity,
    crossSentenceScore: (cross * chosen.score) / 5,
    crossSentenceCoverage: cross * (sentence?.coverage ?? 0),
    crossTypeSupply: cross * typeSupply,
    crossLength: cross * length,
    crossSimilarity: cross * candidate.similarity,
  };
  return vectorOf(values, rankingFeatures);
}
