import type { Line } from './piece.ts';

/** Lines at the top and at the bottom of a page that may run through all of them. */
const looked = 3;
const fewestPages = 2;
const pageNumber =
  /^[-–—|/\s]*(?:page|p\.|صفحة|ص)?[\s.:]*[\d٠-٩۰-۹]{1,4}(?:\s*(?:\/|of|من)\s*[\d٠-٩۰-۹]{1,4})?[-–—|/\s]*$/iu;

/** A line without its numbers, which differ from page to page, and the place where it stands. */
const keyOf = ({ text, y }: Line): string => `${text.replace(/[\d٠-٩۰-۹]+/g, '#')} ${Math.round(y / 4)}`;

/**
 * Takes the heads and the feet off pages: what stands at the edge of half of the pages or more, at the same height, and
 * page numbers.
 */
export function withoutRunningHeads(pages: readonly (readonly Line[])[]): (readonly Line[])[] {
  const edges = pages.map(edgesOf);
  const counts = new Map<string, number>();
  for (const lines of edges)
    for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const runs = (line: Line): boolean =>
    (counts.get(keyOf(line)) ?? 0) >= Math.max(fewestPages, pages.length / 2);
  return pages.map((lines, page) => {
    const atEdge = new Set(edges[page]);
    const isNumber = (line: Line): boolean => pageNumber.test(line.text) && isOutermost(line, lines);
    return lines.filter((line) => !(atEdge.has(line) && (runs(line) || isNumber(line))));
  });
}

function edgesOf(lines: readonly Line[]): Line[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return [...byHeight.slice(0, looked), ...byHeight.slice(-looked)];
}

const isOutermost = (line: Line, lines: readonly Line[]): boolean =>
  lines.every((other) => other === line || other.y < line.y) ||
  lines.every((other) => other === line || other.y > line.y);
