import type { Reference } from '../corpus/reference.ts';
import type { Language } from '../language.ts';
import type { Span } from '../text/span.ts';

/** An unofficial rendition of an excerpt in the other language; never what is cited. */
interface Translation {
  readonly language: Language;
  readonly text: string;
}

/** A passage in the report's own words, with the paragraph it stands in. */
export interface Excerpt {
  /** The report's slug. */
  readonly document: string;
  readonly title: string;
  readonly date: string;
  /** 0 for the title, date and caption; 1 is the first paragraph of the body. */
  readonly paragraph: number;
  /** Paragraphs in the report's body. */
  readonly paragraphs: number;
  readonly language: Language;
  /** A verbatim substring of the paragraph in the original. */
  readonly text: string;
  /** The sentence of `text` that answers best, or of a declined question comes nearest; null where there is none. */
  readonly answer: Span | null;
  /** How likely it is that the excerpt answers, 0 to 1. */
  readonly score: number;
  readonly translation: Translation | null;
  /** With it, the same excerpt can be had again as long as its paragraph stands as it did. */
  readonly reference: Reference;
}

export interface Answer {
  readonly question: string;
  /** The question as it was understood, where it leaned on an earlier one; otherwise there is none. */
  readonly understoodAs?: string;
  /** The slug of the report that alone was searched; otherwise there is none. */
  readonly report?: string;
  /** The language that the question was read in, and so of the words around the excerpts unless an edge has another. */
  readonly language: Language;
  /** False when the report does not answer: the excerpts are then the nearest passages. */
  readonly answered: boolean;
  readonly tookMs: number;
  /** True while the embedding process is down: the answer was found by its words alone. */
  readonly wordsOnly: boolean;
  /** Best first, at most one a paragraph. */
  readonly excerpts: readonly Excerpt[];
}
