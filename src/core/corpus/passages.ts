import type { Language } from '../language.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Report, ReportText } from './report.ts';

/** Where a paragraph of the corpus stands. Its place in the list of all is its number in every index. */
export interface ParagraphPlace {
  readonly report: number;
  readonly paragraph: number;
}

/** What is embedded: a paragraph or, of a long one, a window of whole sentences; in the original or a rendition. */
export interface Passage {
  /** The paragraph's number among all of the corpus. */
  readonly paragraph: number;
  readonly language: Language;
  /** UTF-16 offsets in the paragraph's text of that language. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A window's length in UTF-16 units; a single longer sentence is a window of its own. */
const windowLength = 900;

export const listParagraphs = (reports: readonly Report[]): ParagraphPlace[] =>
  reports.flatMap((report, place) =>
    report.original.paragraphs.map((_, paragraph) => ({ report: place, paragraph })),
  );

/** The text of every paragraph in a language, original or rendition; '' where there is none. */
export const paragraphTexts = (reports: readonly Report[], language: Language): string[] =>
  reports.flatMap((report) => {
    const text = [report.original, ...report.renditions].find((candidate) => candidate.language === language);
    return report.original.paragraphs.map((_, paragraph) => text?.paragraphs[paragraph] ?? '');
  });

/** Every passage of a corpus, in the order in which their vectors are indexed. */
export const listPassages = (reports: readonly Report[]): Passage[] => [...passagesOf(reports)];

/** The same one after another, for whoever has to pause in between. */
export function* passagesOf(reports: readonly Report[]): Generator<Passage, void> {
  for (const { number, language, text } of textsOf(reports)) {
    for (const [start, end] of windowsOf(text))
      yield { paragraph: number, language, start, end, text: text.slice(start, end) };
  }
}

/** Number of a text's passages. */
export const passagesIn = ({ paragraphs }: ReportText): number =>
  paragraphs.reduce((sum, text) => sum + windowsOf(text).length, 0);

/** A paragraph in one of its languages. */
export interface ParagraphText extends ParagraphPlace {
  /** Its number among all of the corpus. */
  readonly number: number;
  readonly language: Language;
  readonly text: string;
}

/** Every paragraph of a corpus in each of its languages, in the order in which their passages are listed. */
export function* textsOf(reports: readonly Report[]): Generator<ParagraphText, void> {
  let first = 0;
  for (const [place, { original, renditions }] of reports.entries()) {
    for (const { language, paragraphs } of [original, ...renditions]) {
      for (const [paragraph, text] of paragraphs.entries())
        yield { number: first + paragraph, report: place, paragraph, language, text };
    }
    first += original.paragraphs.length;
  }
}

/** Of a text the offsets of its passages. */
export function windowsOf(text: string): Span[] {
  const spans: [number, number][] = [];
  for (const [start, end] of splitSentences(text)) {
    const last = spans.at(-1);
    if (last && end - last[0] <= windowLength) last[1] = end;
    else spans.push([start, end]);
  }
  return spans;
}
