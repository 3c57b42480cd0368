import type { Answer } from './core/answering/answer.ts';
import type { Language } from './core/language.ts';
import type { Summary, SummaryRequest } from './core/summary/summary.ts';

export interface AskOptions {
  /** Excerpts at most; 1 to 25, default 3. */
  readonly top?: number;
}

/** A whole paragraph, to read in place. */
export interface Passage {
  readonly document: string;
  readonly title: string;
  readonly date: string;
  readonly paragraph: number;
  readonly paragraphs: number;
  readonly language: Language;
  readonly text: string;
  readonly translations: readonly { readonly language: Language; readonly text: string }[];
}

export interface Source {
  readonly document: string;
  readonly title: string;
  readonly date: string;
  readonly caption: string;
  readonly language: Language;
  readonly paragraphs: number;
  readonly renditions: readonly Language[];
  readonly source: string | null;
  readonly url: string | null;
}

export interface About {
  readonly version: string;
  readonly model: string;
  readonly dimensions: number;
  readonly generation: string;
  /** When the live index was built, ISO 8601. */
  readonly builtAt: string;
  readonly documents: number;
  readonly passages: number;
  /** True while the embedding process is down. */
  readonly wordsOnly: boolean;
  readonly questionsAnswered: number;
  /** Median over the last 1,000 questions; null before the first. */
  readonly medianMs: number | null;
}

/** All that Discord, the terminal and the scripts can ask of the program. */
export interface Assistant {
  /** Throws an IsnadError QUESTION_… for a question that cannot be one. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  summarize(request?: SummaryRequest): Promise<Summary>;
  /** Throws DOCUMENT_UNKNOWN or PARAGRAPH_UNKNOWN. Without a document: the first report. */
  passage(paragraph: number, document?: string): Passage;
  sources(): readonly Source[];
  about(): About;
  close(): Promise<void>;
}

/** How far a reindexing is: `done` of `total` steps of its stage. */
export interface Progress {
  readonly stage: 'read' | 'embed' | 'build' | 'verify';
  readonly done: number;
  readonly total: number;
}

export interface ReindexOptions {
  /** Start from nothing instead of carrying over what did not change. */
  readonly force?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a reindexing did; passages are counted. */
export interface ReindexReport {
  readonly generation: string;
  readonly documents: number;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly reused: number;
  readonly seconds: Readonly<Record<Progress['stage'] | 'total', number>>;
}
