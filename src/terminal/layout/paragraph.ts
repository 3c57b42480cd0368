import { isFromRight, stripBidiControls } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';

/** What a run of text is, which decides how it looks. */
export type Style = 'plain' | 'heading' | 'answer' | 'quiet' | 'notice';

export interface Run {
  readonly text: string;
  readonly style: Style;
  /** True for the report's words, which are never altered where they leave the program as plain text. */
  readonly verbatim: boolean;
}

/** Text of one direction, broken into lines only by the width of the terminal. No runs: an empty line. */
export interface Paragraph {
  readonly direction: 'ltr' | 'rtl';
  readonly runs: readonly Run[];
}

const directionOf = (language: UiLanguage): Paragraph['direction'] => (isFromRight(language) ? 'rtl' : 'ltr');

/** The program's own words. */
export const own = (text: string, style: Style = 'plain'): Run => ({ text, style, verbatim: false });

/** The report's words. */
export const verbatim = (text: string, style: Style = 'plain'): Run => ({ text, style, verbatim: true });

export const paragraph = (language: UiLanguage, ...runs: Run[]): Paragraph => ({
  direction: directionOf(language),
  runs,
});

export const emptyLine: Paragraph = { direction: 'ltr', runs: [] };

/** Splits a paragraph at the line feeds that stand in its text. */
export function linesOf(whole: Paragraph): Paragraph[] {
  const lines: Run[][] = [[]];
  for (const run of whole.runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines.map((runs) => ({ direction: whole.direction, runs }));
}

/** A run without direction controls, unless they are the report's. */
export const withoutOwnControls = (run: Run): Run =>
  run.verbatim ? run : { ...run, text: stripBidiControls(run.text) };
