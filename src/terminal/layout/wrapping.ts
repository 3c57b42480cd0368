import type { Cell } from './cells.ts';

/** A line of a wrapped paragraph: indices of cells, the end exclusive. */
export type LineRange = readonly [start: number, end: number];

const isSpace = (cell: Cell | undefined): boolean => cell?.text === ' ';

/**
 * Breaks cells into lines at spaces, and a word that is wider than a line where the line ends. The
 * spaces at a break belong to no line.
 * @param width in columns, at least 2
 */
export function wrap(cells: readonly Cell[], width: number): LineRange[] {
  const lines: LineRange[] = [];
  let start = 0;
  while (start < cells.length) {
    let end = start;
    let columns = 0;
    for (let cell = cells[end]; cell && columns + cell.width <= width; cell = cells[end]) {
      columns += cell.width;
      end += 1;
    }
    if (end < cells.length && !isSpace(cells[end])) {
      const space = cells.findLastIndex((cell, index) => index > start && index < end && isSpace(cell));
      const wordsBefore = cells.slice(start, space).some((cell) => !isSpace(cell));
      if (space > start && wordsBefore) end = space;
    }
    let trimmed = end;
    while (trimmed > start && isSpace(cells[trimmed - 1])) trimmed -= 1;
    lines.push([start, trimmed]);
    start = end;
    while (isSpace(cells[start])) start += 1;
  }
  return lines;
}
