import type { Language } from '../language.ts';

export const summaryLengths = ['short', 'medium', 'long'] as const;
export type SummaryLength = (typeof summaryLengths)[number];

export interface SummaryRequest {
  /** Default 'medium'. */
  readonly length?: SummaryLength;
  /** A subject to focus on; the whole corpus when absent or null. */
  readonly topic?: string | null;
  /** Default: the topic's language, else Arabic. */
  readonly language?: Language;
  /** The report to sum up, by its slug or title; default: all. */
  readonly report?: string;
}

/** A sentence in the report's own words (or its rendition's), with its paragraph. */
export interface SummarySentence {
  readonly document: string;
  readonly paragraph: number;
  readonly paragraphs: number;
  readonly text: string;
}

export interface Summary {
  readonly language: Language;
  readonly length: SummaryLength;
  readonly topic: string | null;
  /** The slug of the report that alone was summed up; otherwise there is none. */
  readonly report?: string;
  /** In the report's order. Empty when the report holds nothing on the topic. */
  readonly sentences: readonly SummarySentence[];
}

/** A sentence that a summary may take, in the report's order. */
export interface SummaryCandidate extends SummarySentence {
  readonly language: Language;
  /** Whether it is the first of its paragraph. */
  readonly opensParagraph: boolean;
  /** Its unit vector; null while the embedder is down. */
  readonly vector: Float32Array | null;
  /** The title and caption of its report, with their unit vector. */
  readonly heading: { readonly text: string; readonly vector: Float32Array | null };
  /** How much it says on the topic, 0 to 1; 1 where there is no topic. */
  readonly relevance: number;
}
