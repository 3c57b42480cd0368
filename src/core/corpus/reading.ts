import { IsnadError } from '../errors.ts';
import type { Language } from '../language.ts';
import { splitSentences } from '../text/sentences.ts';
import { type Reference, referenceTo } from './reference.ts';
import { paragraphCount, type Report } from './report.ts';

/** A whole paragraph, to read in place. */
export interface ParagraphView {
  readonly document: string;
  readonly title: string;
  readonly date: string;
  readonly paragraph: number;
  readonly paragraphs: number;
  readonly language: Language;
  readonly text: string;
  readonly translations: readonly { readonly language: Language; readonly text: string }[];
  readonly reference: Reference;
}

/** What is known of a report without its text. */
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

/**
 * A paragraph of a report.
 * @throws IsnadError PARAGRAPH_UNKNOWN
 */
export function readParagraph(report: Report, paragraph: number): ParagraphView {
  const { original, renditions } = report;
  const text = original.paragraphs[paragraph];
  if (text === undefined)
    throw new IsnadError('PARAGRAPH_UNKNOWN', paragraph, report.slug, paragraphCount(report));
  return {
    document: report.slug,
    title: original.title,
    date: original.date,
    paragraph,
    paragraphs: paragraphCount(report),
    language: original.language,
    text,
    translations: renditions.map((rendition) => ({
      language: rendition.language,
      text: rendition.paragraphs[paragraph] ?? '',
    })),
    reference: referenceTo(report, paragraph, splitSentences(text), [0, text.length]),
  };
}

export const describeReport = (report: Report): Source => ({
  document: report.slug,
  title: report.original.title,
  date: report.original.date,
  caption: report.original.caption,
  language: report.original.language,
  paragraphs: paragraphCount(report),
  renditions: report.renditions.map((rendition) => rendition.language),
  source: report.source,
  url: report.url,
});
