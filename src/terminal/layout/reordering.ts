import bidiFactory from 'bidi-js';
import type { Cell } from './cells.ts';
import type { Paragraph } from './paragraph.ts';
import type { LineRange } from './wrapping.ts';

/** At run time the import is the factory itself; the package's types describe its ES module instead. */
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const formatControl = /^\p{Cf}/u;

/** One UTF-16 unit for each class of direction, for letters that UTF-16 writes as two. */
const standIns: Readonly<Record<string, string>> = {
  R: '\u05d0',
  AL: '\u0627',
  AN: '\u0661',
  EN: '1',
  ON: '!',
};

/** A cell as one UTF-16 unit of its direction, so that an index into the string is an index of a cell. */
function unitOf({ text }: Cell): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return first.length === 1 ? first : (standIns[bidi.getBidiCharTypeName(first)] ?? 'a');
}

/**
 * Puts each line of a paragraph into the order in which it is seen from left to right, with brackets
 * mirrored where the text runs to the left (Unicode Annex 9, rules L1, L2 and L4). Direction controls
 * have done their work then and are left out.
 */
export function reorder(
  cells: readonly Cell[],
  lines: readonly LineRange[],
  direction: Paragraph['direction'],
): Cell[][] {
  const units = cells.map(unitOf).join('');
  const levels = bidi.getEmbeddingLevels(units, direction);
  return lines.map(([start, end]) => {
    if (start === end) return [];
    const mirrored = bidi.getMirroredCharactersMap(units, levels.levels, start, end - 1);
    const order = bidi.getReorderedIndices(units, levels, start, end - 1).slice(start, end);
    return order.flatMap((index) => {
      const cell = cells[index];
      if (!cell || formatControl.test(cell.text)) return [];
      const mirror = mirrored.get(index);
      return mirror === undefined ? cell : { ...cell, text: mirror + cell.text.slice(1) };
    });
  });
}
