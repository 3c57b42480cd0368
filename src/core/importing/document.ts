import type { Language } from '../language.ts';

/** What a piece of a document is, as far as its format tells. */
export type BlockKind = 'text' | 'heading' | 'caption' | 'table';

/** A paragraph, a heading, a caption, or a table with a line for each row. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
}

/** What a reader found in a file, before anything is judged. */
export interface ImportedDocument {
  /**
   * Pages are saved from the web, or copied from there, and carry furniture; documents are written to be read as a whole;
   * a corpus file says of itself what it is, and is taken at its word.
   */
  readonly nature: 'page' | 'document' | 'corpusFile';
  /** Stated by the file itself, apart from its text. */
  readonly stated: Stated;
  readonly blocks: readonly Block[];
  /** What the reader did by guess, each a sentence. */
  readonly doubts: readonly string[];
}

/** What is known of a report besides its text; what is missing is looked for in the text. */
export interface Stated {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly caption?: string | undefined;
  readonly language?: Language | undefined;
  readonly source?: string | undefined;
  readonly url?: string | undefined;
}

/** A report as it would be written, and what somebody should know before it is. */
export interface Draft {
  readonly title: string;
  /** Date and caption are empty where there is none. */
  readonly date: string;
  readonly caption: string;
  readonly language: Language;
  readonly source: string | null;
  readonly url: string | null;
  readonly paragraphs: readonly string[];
  /** What was taken for furniture and left out, in the document's order. */
  readonly leftOut: readonly string[];
  /** Why somebody should look before it is written, each a sentence; empty where all is plain. */
  readonly doubts: readonly string[];
}
