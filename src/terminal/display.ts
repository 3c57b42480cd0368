import pc from 'picocolors';
import type { BidiSetting } from '../config.ts';
import { type Cell, toCells, widthOf } from './layout/cells.ts';
import { linesOf, type Paragraph, type Style, withoutOwnControls } from './layout/paragraph.ts';
import { reorder } from './layout/reordering.ts';
import { shape } from './layout/shaping.ts';
import { wrap } from './layout/wrapping.ts';

/** How text leaves the program: as it is, or laid out for a terminal that orders Arabic itself, or that does not. */
type Order = 'verbatim' | 'logical' | 'visual';

export interface Display {
  readonly order: Order;
  readonly colours: boolean;
  /** Columns of a line; without meaning where the order is verbatim. */
  readonly width: number;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Colours = ReturnType<typeof pc.createColors>;
type Environment = Readonly<Record<string, string | undefined>>;

const widestLine = 100;
const narrowestLine = 20;

/** Programs that show Arabic letter by letter from the left, by the TERM_PROGRAM that they set. */
const programsWithoutBidi = new Set(['vscode', 'alacritty', 'ghostty', 'wezterm', 'hyper', 'tabby', 'rio']);
const variablesOfBidi = ['VTE_VERSION', 'KONSOLE_VERSION', 'MLTERM'];
const variablesWithoutBidi = [
  'ALACRITTY_WINDOW_ID',
  'ALACRITTY_SOCKET',
  'ALACRITTY_LOG',
  'XTERM_VERSION',
  'WT_SESSION',
];
const termsWithoutBidi = /^(alacritty|foot|rxvt|st-|xterm-ghostty)/;

/** Whether the terminal leaves Arabic in the order and the forms in which it is written to it. */
function lacksBidi(environment: Environment): boolean {
  const { TERM_PROGRAM, TERM = '' } = environment;
  const program = TERM_PROGRAM?.toLowerCase();
  if (program && program !== 'tmux') return programsWithoutBidi.has(program);
  if (variablesOfBidi.some((name) => environment[name])) return false;
  return variablesWithoutBidi.some((name) => environment[name]) || termsWithoutBidi.test(TERM);
}

function wantsColours(environment: Environment, isTTY: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY && TERM !== 'dumb';
}

/**
 * Chooses how a stream shows text. What is not a terminal gets the text verbatim, whatever the setting.
 * @param environment as `process.env`; NO_COLOR and FORCE_COLOR are respected
 */
export function displayOf(stream: Terminal, setting: BidiSetting, environment: Environment): Display {
  const isTTY = stream.isTTY === true;
  const width = Math.min(widestLine, Math.max(narrowestLine, (stream.columns ?? 80) - 1));
  const order = setting === 'auto' ? (lacksBidi(environment) ? 'visual' : 'logical') : setting;
  return { order: isTTY ? order : 'verbatim', colours: wantsColours(environment, isTTY), width };
}

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
