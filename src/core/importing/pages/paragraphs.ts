import { wordsOf } from '../clean-text.ts';
import type { Block } from '../document.ts';
import { beginsItem, joinLines, wordTest } from '../unwrap.ts';
import { mendLine, mirrored, unpaired } from './mend.ts';
import type { Line } from './piece.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** How much more than the usual distance of two lines parts paragraphs, and how much larger letters make a heading. */
const paragraphGap = 1.15;
const headingSize = 1.12;
const sameSize = 0.06;
const wordsOfHeading = 25;
/** Of a letter's height: an indentation, and what a line may fall short of the margin. */
const indentation = 0.8;

/** Bullets, of which Markdown has one. */
const bullet = /^[•▪◦‣●■]\s*/u;

interface Column {
  readonly left: number;
  readonly right: number;
}

/** The blocks of a document of pages, read by where its lines stand. */
export function blocksOfPages(pages: readonly (readonly Line[])[]): Block[] {
  const read = withoutRunningHeads(pages).flatMap((lines, page) => lines.map((line) => ({ ...line, page })));
  const lines = mended(read);
  const usual = usualSize(lines);
  const gap = usualGap(lines);
  const pageOf = linesByPage(lines);
  const isWord = wordTest(lines.map(({ text }) => text).join('\n'));
  const blocks: { kind: Block['kind']; text: string }[] = [];
  lines.forEach((line, place) => {
    const before = lines[place - 1];
    const last = blocks.at(-1);
    const isRow =
      line.cells.length > 1 && [before, lines[place + 1]].some((next) => (next?.cells.length ?? 0) > 1);
    if (isRow && last?.kind === 'table') last.text += `\n${line.cells.join(' | ')}`;
    else if (isRow) blocks.push({ kind: 'table', text: line.cells.join(' | ') });
    else if (last?.kind === 'text' && beginsItem(last.text) && beginsItem(line.text))
      last.text += `\n${line.text}`;
    else if (before && last && last.kind !== 'table' && continues(before, line, pageOf, gap))
      last.text = joinLines(last.text, line.text, isWord);
    else blocks.push({ kind: line.size > usual * headingSize ? 'heading' : 'text', text: line.text });
  });
  return blocks.map(({ kind, text }) => ({
    kind: kind === 'heading' && wordsOf(text).length > wordsOfHeading ? 'text' : kind,
    text,
  }));
}

type PageLine = Line & { readonly page: number };
/** All lines of the page that a line is on. */
type PageOf = (line: PageLine) => readonly PageLine[];

function linesByPage(lines: readonly PageLine[]): PageOf {
  const pages: PageLine[][] = [];
  for (const line of lines) {
    const page = pages[line.page];
    if (page) page.push(line);
    else pages[line.page] = [line];
  }
  return ({ page }) => pages[page] ?? [];
}

/** Lines mended; brackets turned round throughout where that pairs more of them, since a program writes all alike. */
function mended(lines: readonly PageLine[]): PageLine[] {
  const arabic = lines.filter(({ direction }) => direction === 'rtl').map(({ text }) => text);
  const asIs = unpaired(arabic.join('\n'));
  const turned = unpaired(mirrored(arabic.join('\n')));
  return lines.map((line) => {
    if (line.direction === 'ltr') return { ...line, text: line.text.replace(bullet, '- ') };
    const mend = (text: string): string => mendLine(turned < asIs ? mirrored(text) : text);
    return { ...line, text: mend(line.text), cells: line.cells.map(mend) };
  });
}

/** Whether a line goes on with the paragraph of the one before. */
function continues(before: PageLine, line: PageLine, pageOf: PageOf, gap: (size: number) => number): boolean {
  if (Math.abs(line.size - before.size) > before.size * sameSize || beginsItem(line.text)) return false;
  const isBelow = before.page === line.page && before.y > line.y;
  if (isBelow && before.y - line.y > gap(line.size) * paragraphGap) return false;
  if (!isBelow && /[.!?؟:…]["'»”’)]*$/u.test(before.text)) return false;
  return (
    isFull(before, line, columnOf(pageOf(before), before)) &&
    indentOf(line, pageOf(line)) <= indentOf(before, pageOf(before)) + line.size * indentation
  );
}

/** Whether the next line's first word would not have fitted at a line's end. */
function isFull(line: PageLine, next: PageLine, { left, right }: Column): boolean {
  const room = line.direction === 'rtl' ? line.left - left : right - line.right;
  const [word = ''] = next.text.split(' ', 1);
  const letter = (next.right - next.left) / Math.max(1, next.text.length);
  return room < (word.length + 1) * letter + line.size * indentation;
}

/** How far a line begins from its column's edge. */
function indentOf(line: PageLine, lines: readonly PageLine[]): number {
  const { left, right } = columnOf(lines, line);
  return line.direction === 'rtl' ? right - line.right : line.left - left;
}

/** The edges of the column that a line stands in: of all lines that share some of its width on the page. */
function columnOf(lines: readonly PageLine[], line: PageLine): Column {
  const beside = lines.filter(
    (other) => other.cells.length === 1 && other.left < line.right && other.right > line.left,
  );
  const narrow = beside.filter((other) => other.size <= line.size * (1 + sameSize));
  const those = narrow.length > 0 ? narrow : [line];
  return {
    left: Math.min(...those.map(({ left }) => left)),
    right: Math.max(...those.map(({ right }) => right)),
  };
}

/** The height of most letters. */
function usualSize(lines: readonly PageLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The distance of two lines of a size that stand most often one below the other. */
function usualGap(lines: readonly PageLine[]): (size: number) => number {
  const counts = new Map<string, number>();
  const gaps = lines.flatMap((line, place) => {
    const before = lines[place - 1];
    const gap = before ? before.y - line.y : 0;
    return gap > 0 && before?.page === line.page && before.size === line.size
      ? [{ size: line.size, gap }]
      : [];
  });
  const keyOf = (size: number, gap: number): string => `${size} ${Math.round(gap)}`;
  for (const { size, gap } of gaps) counts.set(keyOf(size, gap), (counts.get(keyOf(size, gap)) ?? 0) + 1);
  const usual = new Map<number, number>();
  for (const { size, gap } of gaps) {
    const known = usual.get(size);
    const count = counts.get(keyOf(size, gap)) ?? 0;
    const knownCount = known === undefined ? 0 : (counts.get(keyOf(size, known)) ?? 0);
    if (known === undefined || count > knownCount || (count === knownCount && gap < known))
      usual.set(size, gap);
  }
  return (size) => usual.get(size) ?? size * 1.8;
}
