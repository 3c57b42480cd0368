import stringWidth from 'string-width';
import type { Run, Style } from './paragraph.ts';

/** What a terminal shows as one unit: a letter with its marks, or a direction control, which has no width. */
export interface Cell {
  readonly text: string;
  readonly style: Style;
  /** Columns: 0, 1 or 2. */
  readonly width: number;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const controls = /\p{Cc}/u;

/**
 * Cuts styled text into cells, each styled as its first character is. Control characters, an escape
 * sequence's among them, are left out, a tab is a space.
 */
export function toCells(runs: readonly Run[]): Cell[] {
  const cells: Cell[] = [];
  let run = 0;
  let end = runs[0]?.text.length ?? 0;
  for (const { segment, index } of graphemes.segment(runs.map(({ text }) => text).join(''))) {
    while (index >= end && run < runs.length - 1) {
      run += 1;
      end += runs[run]?.text.length ?? 0;
    }
    const text = segment === '\t' ? ' ' : segment;
    if (!controls.test(text))
      cells.push({ text, style: runs[run]?.style ?? 'plain', width: stringWidth(text) });
  }
  return cells;
}

export const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);
