import { answeringModel } from '../core/answering/model.ts';
import type { AnalyzedQuestion } from '../core/answering/question.ts';
import { rankingFeatures } from '../core/ranking/features.ts';
import { bestSentence } from '../core/ranking/sentence.ts';
import type { Candidate } from '../core/retrieval/retriever.ts';

/** One thing that speaks for a candidate, and the ranker's features that carry it. */
export interface Signal {
  readonly name: string;
  readonly features: readonly string[];
  /** The signal by itself; null where it is too coarse to rank by. */
  readonly read: ((candidate: Candidate, question: AnalyzedQuestion) => number) | null;
}

const known: readonly Signal[] = [
  {
    name: '4-grams and stems',
    features: ['grams', 'gramsOfFew', 'gramShare'],
    read: ({ grams }) => grams,
  },
  {
    name: 'matched words',
    features: ['structured', 'structuredShare', 'crossStructured', 'crossStructuredShare'],
    read: ({ structured }) => structured,
  },
  {
    name: 'coverage by the paragraph',
    features: ['coverage', 'coverageOfFew', 'crossCoverage'],
    read: ({ evidence }) => evidence.coverage,
  },
  {
    name: 'the best sentence',
    features: [
      'sentenceScore',
      'sentenceCoverage',
      'sentenceExactCoverage',
      'sentenceFocus',
      'addedByLead',
      'crossSentenceScore',
      'crossSentenceCoverage',
    ],
    read: ({ evidence }, question) =>
      Math.exp(bestSentence(evidence, question, false, answeringModel.sentence).score),
  },
  {
    name: 'nearness and order of the words',
    features: ['opening', 'proximity', 'order', 'crossOpening', 'crossProximity'],
    read: null,
  },
  { name: 'meaning', features: ['similarity', 'crossSimilarity'], read: ({ similarity }) => similarity },
  {
    name: 'kind of answer',
    features: ['dateOrNumberSupply', 'otherTypeSupply', 'definition', 'personEarliness', 'crossTypeSupply'],
    read: null,
  },
  {
    name: 'title and length',
    features: ['heading', 'documentQuestionHeading', 'length', 'crossLength'],
    read: null,
  },
];

/** Every signal; a feature that none of them names is one by itself. */
export const signals: readonly Signal[] = [
  ...known,
  ...rankingFeatures
    .filter((feature) => known.every(({ features }) => !features.includes(feature)))
    .map((feature) => ({ name: feature, features: [feature], read: null })),
];
