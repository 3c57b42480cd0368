import { type Comparison, quantile, ratioOf } from './comparison.ts';

/** One line of a table: what was compared. */
interface Row {
  readonly what: string;
  readonly comparison: Comparison;
}

interface Headed {
  readonly title: string;
  readonly explanation: string;
}

/** Two ways to the same end, side by side. */
interface ComparisonSection extends Headed {
  readonly ours: string;
  readonly floor: string;
  readonly rows: readonly Row[];
  /** A picture beside the page, by its file's name. */
  readonly picture?: string;
}

/** Figures that are no times of two ways, as they are shown. */
export interface FiguresSection extends Headed {
  /** The first column's head is empty mostly; the others are numbers. */
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** How long many people waited, whom nothing can be set beside. */
export interface WaitsSection extends Headed {
  readonly waits: readonly { readonly what: string; readonly times: readonly number[] }[];
}

export type Section = ComparisonSection | WaitsSection | FiguresSection;

export interface Machine {
  /** ISO 8601, the day alone. */
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  /** In GiB. */
  readonly memory: number;
  readonly runtime: string;
}

/** The page of benchmarks, as Markdown. */
export function benchmarkPage(machine: Machine, sections: readonly Section[]): string {
  const { date, processor, cores, memory, runtime } = machine;
  return `${[
    '# Benchmarks',
    `Written by \`npm run bench\` on ${date}, on ${cores} cores of ${processor} with ${memory} GiB of memory, ${runtime}.`,
    'A line with a ratio sets the program beside a floor, measured in turn with it, round by round, in one run. The ratio of the two medians is what can be compared between machines and over time; in brackets stands the middle half of the ratios within a round. The milliseconds are those of this machine and this run.',
    ...sections.flatMap((section) => [`## ${section.title}`, section.explanation, ...contentOf(section)]),
  ].join('\n\n')}\n`;
}

function contentOf(section: Section): string[] {
  if ('waits' in section) return [waitsTable(section)];
  if ('lines' in section) return [table(section.head, section.lines)];
  if (section.rows.length === 0) return [];
  const { picture, title } = section;
  return [
    comparisonTable(section),
    ...(picture ? [`![${title} by the size of the corpus](plots/${picture})`] : []),
  ];
}

function comparisonTable({ ours, floor, rows }: ComparisonSection): string {
  return table(
    ['', 'rounds', `${ours}, ms`, `${floor}, ms`, 'ratio'],
    rows.map(({ what, comparison }) => {
      const { rounds, ratio, quartiles, ...medians } = ratioOf(comparison);
      const [low, high] = quartiles.map(shown);
      const spread = rounds > 1 ? ` (${low}–${high})` : '';
      const times = [medians.ours, medians.floor].map(shown);
      return [what, String(rounds), ...times, `${shown(ratio)}${spread}`];
    }),
  );
}

function waitsTable({ waits }: WaitsSection): string {
  return table(
    ['', 'number', 'median, ms', '90 % within, ms', '99 % within, ms', 'longest, ms'],
    waits.map(({ what, times }) => [
      what,
      String(times.length),
      ...[0.5, 0.9, 0.99, 1].map((share) => shown(quantile(times, share))),
    ]),
  );
}

/** The first column is text, all others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** Three significant digits, and no fewer before the point than there are. */
export const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
