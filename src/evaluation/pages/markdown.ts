/** Cells of a row; a name first, then figures. */
export type Row = readonly string[];

/** A Markdown table: its first column to the left, the others, being figures, to the right. */
export function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Three decimals; a dash where nothing was counted. */
export const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

/** A change, with its sign. */
export const change = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** Parts of a page, a blank line between them. */
export const page = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n\n');
