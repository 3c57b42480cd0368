import { isListable } from '../answering/answer-type.ts';
import { type DocumentField, documentFields } from '../answering/document-field.ts';
import type { AnalyzedQuestion } from '../answering/question.ts';
import type { SentenceEvidence, TextEvidence } from '../retrieval/evidence.ts';
import { vectorOf, weightedSum } from './weighted-sum.ts';

/** What the choice of the answering sentence weighs of each sentence of a text. */
export const sentenceFeatures = [
  'coverage',
  'coverageSquared',
  'exactCoverage',
  'evenCoverage',
  'distinctCoverage',
  'distinctEvenCoverage',
  'distinctShare',
  'proximity',
  'focus',
  'dateOrNumberSupply',
  'dateOrNumberNearness',
  'otherTypeSupply',
  'otherTypeNearness',
  'supplyShare',
  'earliness',
  'earlinessOfDefinition',
  'addedBefore',
  'addedByLead',
  'length',
  'novelty',
  'first',
  'firstOfDefinition',
  'firstOfPerson',
  'last',
  'fieldNamed',
] as const;
export type SentenceFeature = (typeof sentenceFeatures)[number];
export type SentenceWeights = Readonly<Record<SentenceFeature, number>>;

/**
 * The features of each of a text's sentences in the order of `sentenceFeatures`, each about 0 to 1.
 * @param isHeading whether it is paragraph 0, where title, date and caption are a sentence each
 */
export function sentenceVectors(
  evidence: TextEvidence,
  question: AnalyzedQuestion,
  isHeading: boolean,
): number[][] {
  const { sentences } = evidence;
  const { asksFor } = question;
  const listable = isListable(asksFor) ? 1 : 0;
  const other = asksFor && !listable ? 1 : 0;
  const definition = asksFor === 'definition' ? 1 : 0;
  const person = asksFor === 'person' ? 1 : 0;
  const mostDistinct = highest(sentences, ({ distinctEvenCoverage }) => distinctEvenCoverage);
  const mostSupplied = highest(sentences, ({ typeSupply }) => typeSupply);
  const named = isHeading ? question.documentFields.find(isField) : undefined;
  return sentences.map((sentence, place) => {
    const first = place === 0 ? 1 : 0;
    const values: Record<SentenceFeature, number> = {
      coverage: sentence.coverage,
      coverageSquared: sentence.coverage ** 2,
      exactCoverage: sentence.exactCoverage,
      evenCoverage: sentence.evenCoverage,
      distinctCoverage: sentence.distinctCoverage,
      distinctEvenCoverage: sentence.distinctEvenCoverage,
      distinctShare: sentence.distinctEvenCoverage / mostDistinct,
      proximity: sentence.proximity,
      focus: sentence.focus,
      dateOrNumberSupply: listable * sentence.typeSupply,
      dateOrNumberNearness: listable * sentence.typeNearness,
      otherTypeSupply: other * sentence.typeSupply,
      otherTypeNearness: other * sentence.typeNearness,
      supplyShare: sentence.typeSupply / mostSupplied,
      earliness: sentence.earliness,
      earlinessOfDefinition: definition * sentence.earliness,
      addedBefore: sentence.addedBefore,
      addedByLead: sentence.addedByLead,
      length: Math.log1p(sentence.length) / 4,
      novelty: Math.log1p(sentence.novelty) / 4,
      first,
      firstOfDefinition: definition * first,
      firstOfPerson: person * first,
      last: place === sentences.length - 1 ? 1 : 0,
      fieldNamed: named !== undefined && documentFields.indexOf(named) === place ? 1 : 0,
    };
    return vectorOf(values, sentenceFeatures);
  });
}

/**
 * From which share of the likelihood on a neighbour of the best sentence is marked together with it, and how many words
 * the two may have together. The weights are fitted as a softmax, so that a share is about how often that sentence answers.
 */
const leastShare = 0.2;
const mostWordsOfTwo = 100;

/**
 * The places of the first and the last sentence that are to be marked: the best one, and a neighbour that may as well hold the
 * answer, or a part of it.
 * @param best the place of the best sentence
 */
export function markedSentences(
  evidence: TextEvidence,
  question: AnalyzedQuestion,
  isHeading: boolean,
  best: number,
  weights: SentenceWeights,
): readonly [first: number, last: number] {
  const { sentences } = evidence;
  // Title, date and caption are no sentences that follow each other.
  if (isHeading || sentences.length < 2) return [best, best];
  const scores = sentenceVectors(evidence, question, isHeading).map((vector) =>
    weightedSum(vector, sentenceFeatures, weights),
  );
  const likelihood = (place: number) => Math.exp((scores[place] as number) - (scores[best] as number));
  const all = scores.reduce((sum, _, place) => sum + likelihood(place), 0);
  const words = (place: number) => sentences[place]?.length ?? Number.POSITIVE_INFINITY;
  const fitting = [best + 1, best - 1].filter((place) => words(place) + words(best) <= mostWordsOfTwo);
  const [next] = fitting.sort((left, right) => likelihood(right) - likelihood(left));
  if (next === undefined || likelihood(next) < leastShare * all) return [best, best];
  return [Math.min(best, next), Math.max(best, next)];
}

/** The place of the sentence that answers best among a text's sentences, and its weighted sum of features. */
export function bestSentence(
  evidence: TextEvidence,
  question: AnalyzedQuestion,
  isHeading: boolean,
  weights: SentenceWeights,
): { readonly place: number; readonly score: number } {
  let best = { place: 0, score: Number.NEGATIVE_INFINITY };
  for (const [place, vector] of sentenceVectors(evidence, question, isHeading).entries()) {
    const score = weightedSum(vector, sentenceFeatures, weights);
    if (score > best.score) best = { place, score };
  }
  return best.score === Number.NEGATIVE_INFINITY ? { place: 0, score: 0 } : best;
}

const highest = (
  sentences: readonly SentenceEvidence[],
  value: (sentence: SentenceEvidence) => number,
): number => sentences.reduce((most, sentence) => Math.max(most, value(sentence)), 1e-9);

const isField = (field: DocumentField | 'document' | null): field is DocumentField =>
  field !== null && field !== 'document';
