import { rankingFeatures } from '../core/ranking/features.ts';
import type { Candidate } from '../core/retrieval/retriever.ts';

/** One thing that speaks for a candidate, and the ranker's features that carry it. */
export interface Signal {
  readonly name: string;
  readonly features: readonly string[];
  /** The signal by itself; null where it is too coarse to rank by. */
  readonly read: ((candidate: Candidate) => number) | null;
}

/** By what a feature's name begins with, behind the 'cross' of reading across languages. */
const kinds: readonly { name: string; features: RegExp; read: Signal['read'] }[] = [
  { name: '4-grams and stems', features: /^gram/i, read: ({ grams }) => grams },
  { name: 'matched words', features: /^structured/i, read: ({ structured }) => structured },
  {
    name: 'coverage by the paragraph',
    features: /^coverage/i,
    read: ({ evidence }) => evidence.coverage,
  },
  { name: 'nearness and order of the words', features: /^(?:proximity|order|opening)/i, read: null },
  {
    name: 'the best sentence',
    features: /^(?:sentence|addedByLead)/i,
    read: ({ evidence }) => Math.max(0, ...evidence.sentences.map(({ coverage }) => coverage)),
  },
  { name: 'meaning', features: /^similarity/i, read: ({ similarity }) => similarity },
  {
    name: 'kind of answer',
    features: /^(?:dateOrNumberSupply|otherTypeSupply|typeSupply|definition|person)/i,
    read: null,
  },
  { name: 'title and length', features: /^(?:heading|documentQuestionHeading|length)/i, read: null },
];

const isOf = (feature: string, { features }: (typeof kinds)[number]): boolean =>
  features.test(feature.replace(/^cross/, ''));

/** Every signal; a feature of none of these kinds is one by itself. */
export const signals: readonly Signal[] = [
  ...kinds.map((kind) => ({
    name: kind.name,
    features: rankingFeatures.filter((feature) => isOf(feature, kind)),
    read: kind.read,
  })),
  ...rankingFeatures
    .filter((feature) => !kinds.some((kind) => isOf(feature, kind)))
    .map((feature) => ({ name: feature, features: [feature], read: null })),
];
