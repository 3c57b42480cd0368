import type { Language } from '../language.ts';

/**
 * One text of a report: the original, or its rendition in another language.
 * `paragraphs[0]` is the title, date and caption, one a line; `paragraphs[1…]` is the body, verbatim.
 */
export interface ReportText {
  readonly language: Language;
  readonly title: string;
  readonly date: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
}

/** A report with all that stands in its corpus files. */
export interface Report {
  /** The file's name without its extensions; unique in a corpus. */
  readonly slug: string;
  readonly original: ReportText;
  readonly renditions: readonly ReportText[];
  readonly source: string | null;
  readonly url: string | null;
}

/** Body paragraphs of a report, paragraph 0 not counted: the '11' of 'paragraph 8 of 11'. */
export const paragraphCount = (report: Report): number => report.original.paragraphs.length - 1;

/** The rendition of a report in a language, or null where there is none. */
export const renditionIn = (report: Report, language: Language): ReportText | null =>
  report.renditions.find((rendition) => rendition.language === language) ?? null;
