/** Text that a page shows in one go, its letters in logical order. Lengths are in points, y grows upwards. */
export interface Piece {
  readonly text: string;
  /** Its left edge and its baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The height of its letters. */
  readonly size: number;
}

/** A line of a page, in logical order. */
export interface Line {
  readonly text: string;
  /** The texts between gaps too wide for a space; one where the line is no row of a table. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly direction: 'rtl' | 'ltr';
}

const arabic = /\p{Script=Arabic}/u;
const latin = /\p{Script=Latin}/u;

export const isArabic = (text: string): boolean => arabic.test(text);
export const isLatin = (text: string): boolean => latin.test(text);
