import type { AnalyzedQuestion } from './answering/question.ts';
import type { ConversationKnowledge } from './conversation/contextualize.ts';
import type { ReferredPlace } from './corpus/reference.ts';
import type { Report } from './corpus/report.ts';
import type { ModelIdentity } from './embedder.ts';
import type { Language } from './language.ts';
import type { LeftOut } from './retrieval/left-out.ts';
import type { LexicalIndex } from './retrieval/lexical-index.ts';
import type { DenseHit, Retriever } from './retrieval/retriever.ts';

/** What is known of a generation without opening it. */
interface GenerationFacts {
  readonly name: string;
  readonly manifest: {
    /** ISO 8601 in UTC. */
    readonly createdAt: string;
    readonly model: ModelIdentity;
    readonly counts: { readonly documents: number; readonly passages: number };
  };
}

/** What the ranking reads for one question: the paragraphs that may answer it, or all. */
export interface Reading {
  /** Whole, or with '' for the paragraphs that are not at hand. */
  readonly reports: readonly Report[];
  readonly retriever: Retriever;
  /** The nearest passages, their paragraphs numbered as the retriever numbers them. */
  readonly hits: readonly DenseHit[];
  /** Paragraphs that the retriever is to pass over; absent: none. */
  readonly leftOut?: LeftOut;
}

/** What suggestions are made of: the whole corpus, or as much of it as they read. */
export interface SuggestibleCorpus {
  readonly content: { readonly reports: readonly Report[]; readonly lexical: readonly LexicalIndex[] };
  readonly retriever: Pick<Retriever, 'places'>;
}

/**
 * One generation of an index, open for answering: on this machine's disk and in memory, or in a database. Whoever holds it
 * keeps it, whatever goes live meanwhile. All failures are IsnadErrors INDEX_….
 */
export interface CorpusIndex {
  readonly generation: GenerationFacts;
  readonly frequencies: ConversationKnowledge['frequencies'];
  /** Null until `prepareAcross` was called. */
  readonly translations: ConversationKnowledge['translations'];
  /** Loads what reading across languages needs, where a question in this language will read so. */
  prepareFor(language: Language): Promise<void>;
  /** Loads what relates the words of one language to those of the other. */
  prepareAcross(): Promise<void>;
  /** Does what of answering a question needs no vector, where that can be done at once. */
  scoreAhead?(question: AnalyzedQuestion): void;
  /**
   * The passages nearest to a unit vector, as paragraphs numbered through the corpus.
   * @param report the slug of the one to look in; default: all
   */
  nearest(
    vector: Float32Array,
    count: number,
    report?: string,
  ): readonly DenseHit[] | Promise<readonly DenseHit[]>;
  /**
   * Brings what may answer a question to hand: what ranking finds in it is what it would find in the whole.
   * @param hits as `nearest` gave them; empty where there is no vector
   * @param report the slug of the one to read, as deeply as if the corpus had no other; default: all
   */
  read(question: AnalyzedQuestion, hits: readonly DenseHit[], report?: string): Reading | Promise<Reading>;
  /** A report, by default the first, with at least its heading and one paragraph; null where there is none of that name. */
  report(slug: string | undefined, paragraph: number): Promise<Report | null>;
  /** Every report with at least its heading, in order. */
  headings(): Promise<readonly Report[]>;
  /**
   * Reports with at least the first paragraphs of all, the second of all and so on, up to a number of paragraphs.
   * @param report the slug of the one to begin; default: all
   */
  beginnings(paragraphs: number, report?: string): Promise<readonly Report[]>;
  /** Where a reference leads; null where the index does not hold that any more. */
  find(reference: string): Promise<ReferredPlace | null>;
  suggestible(): Promise<SuggestibleCorpus>;
}
