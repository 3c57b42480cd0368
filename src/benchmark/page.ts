import type { NamedRatio, NamedSpread } from './figures.ts';
import type { KeptPart } from './kept-parts.ts';

interface Headed {
  readonly title: string;
  readonly explanation: string;
}

/** Two ways to the same end, side by side. */
interface ComparisonSection extends Headed {
  readonly ours: string;
  readonly floor: string;
  readonly rows: readonly NamedRatio[];
  /** A picture beside the page, by its file's name. */
  readonly picture?: string;
}

/** Figures that are no times of two ways, as they are shown. */
export interface FiguresSection extends Headed {
  /** The first column's head is empty mostly; the others are numbers. */
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** What the table does not tell by itself, below it. */
  readonly notes?: readonly string[];
}

/** How long many people waited, whom nothing can be set beside. */
interface WaitsSection extends Headed {
  readonly waits: readonly NamedSpread[];
}

export type Section = ComparisonSection | WaitsSection | FiguresSection;

/** The page of benchmarks, as Markdown. */
export function benchmarkPage(sections: readonly Section[], parts: readonly KeptPart[]): string {
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`. A line with a ratio sets the program beside a floor, measured in turn with it, round by round, in one run. The ratio of the two medians is what can be compared between machines and over time; in brackets stands the middle half of the ratios within a round. The milliseconds are those of the machine and run that stand at the end.',
    ...sections.flatMap((section) => [`## ${section.title}`, section.explanation, ...contentOf(section)]),
    '## When and where',
    'Any part can be run again on any of the corpora (`npm run bench -- --only PART,… --sizes PARAGRAPHS,…`); the others stay as their last run left them.',
    table(['parts', 'date', 'machine', 'took, s'], occasionsOf(parts)),
  ].join('\n\n')}\n`;
}

/** What was run on the same day and machine, in one line. */
function occasionsOf(parts: readonly KeptPart[]): string[][] {
  const occasions = new Map<string, KeptPart[]>();
  for (const part of parts) {
    const when = `${part.date}\n${part.machine}`;
    occasions.set(when, [...(occasions.get(when) ?? []), part]);
  }
  return [...occasions.values()].map((run) => {
    const [{ date, machine }] = run as [KeptPart];
    const named = [...new Set(run.map(({ part }) => part))].map((name) => {
      const sizes = run.filter(({ part }) => part === name).map(({ paragraphs }) => paragraphs);
      return `${name} (${sizes.map((size) => size.toLocaleString('en')).join('; ')})`;
    });
    return [named.join(', '), date, machine, shown(run.reduce((sum, { seconds }) => sum + seconds, 0))];
  });
}

function contentOf(section: Section): string[] {
  if ('waits' in section) return section.waits.length > 0 ? [waitsTable(section)] : [];
  if ('lines' in section) return [table(section.head, section.lines), ...(section.notes ?? [])];
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
    rows.map(({ what, ratio: { rounds, ratio, quartiles, ...medians } }) => {
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
    waits.map(({ what, spread: { number, median, most90, most99, longest } }) => [
      what,
      String(number),
      ...[median, most90, most99, longest].map(shown),
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
