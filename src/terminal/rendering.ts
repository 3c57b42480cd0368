import pc from 'picocolors';
import type { Display } from './display.ts';
import { type Cell, toCells, widthOf } from './layout/cells.ts';
import { linesOf, type Paragraph, type Style, withoutOwnControls } from './layout/paragraph.ts';
import { reorder } from './layout/reordering.ts';
import { shape } from './layout/shaping.ts';
import { wrap } from './layout/wrapping.ts';

type Colours = ReturnType<typeof pc.createColors>;

const painters: Record<Style, (colours: Colours, text: string) => string> = {
  plain: (_, text) => text,
  heading: (colours, text) => colours.bold(text),
  answer: (colours, text) => colours.bold(colours.green(text)),
  quiet: (colours, text) => colours.dim(text),
  notice: (colours, text) => colours.yellow(text),
};

function paint(cells: readonly Pick<Cell, 'text' | 'style'>[], colours: Colours): string {
  const spans: { text: string; style: Style }[] = [];
  for (const { text, style } of cells) {
    const last = spans.at(-1);
    if (last?.style === style) last.text += text;
    else spans.push({ text, style });
  }
  return spans.map(({ text, style }) => painters[style](colours, text)).join('');
}

function layOut(paragraph: Paragraph, { order, width }: Display): Cell[][] {
  if (order !== 'visual') {
    // Terminals take lines for paragraphs, so that a control whose pair stands on the next line would do harm.
    const cells = toCells(paragraph.runs.map(withoutOwnControls));
    return wrap(cells, width).map(([start, end]) => cells.slice(start, end));
  }
  const shaped = shape(toCells(paragraph.runs));
  const lines = reorder(shaped, wrap(shaped, width), paragraph.direction);
  if (paragraph.direction === 'ltr') return lines;
  return lines.map((line) => [
    { text: ' '.repeat(Math.max(0, width - widthOf(line))), style: 'plain', width: 0 },
    ...line,
  ]);
}

/** Paragraphs as text for a display, each ended by a line feed. */
export function render(paragraphs: readonly Paragraph[], display: Display): string {
  const colours = pc.createColors(display.colours);
  return paragraphs
    .flatMap((whole) => {
      if (display.order === 'verbatim' && !display.colours)
        return whole.runs.map((run) => withoutOwnControls(run).text).join('');
      return linesOf(whole).flatMap((line) => {
        if (line.runs.length === 0) return '';
        if (display.order !== 'verbatim') {
          return layOut(line, display).map((cells) => paint(cells, colours));
        }
        return paint(line.runs.map(withoutOwnControls), colours);
      });
    })
    .map((line) => `${line}\n`)
    .join('');
}
