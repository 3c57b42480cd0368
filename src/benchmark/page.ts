import { type Comparison, ratioOf } from './comparison.ts';

/** One line of a table: what was compared. */
interface Row {
  readonly what: string;
  readonly comparison: Comparison;
}

export interface Section {
  readonly title: string;
  /** What either side does. */
  readonly explanation: string;
  readonly ours: string;
  readonly floor: string;
  readonly rows: readonly Row[];
}

interface Machine {
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
    'Each line sets the program beside a floor, measured in turn with it, round by round, in one run. The ratio of the two medians is what can be compared between machines and over time; in brackets stands the middle half of the ratios within a round. The milliseconds are those of this machine and this run.',
    ...sections.flatMap(({ title, explanation, ...table }) => [`## ${title}`, explanation, tableOf(table)]),
  ].join('\n\n')}\n`;
}

function tableOf({ ours, floor, rows }: Pick<Section, 'ours' | 'floor' | 'rows'>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', 'rounds', `${ours}, ms`, `${floor}, ms`, 'ratio']),
    line(['---', '---:', '---:', '---:', '---:']),
    ...rows.map(({ what, comparison }) => {
      const { rounds, ratio, quartiles, ...medians } = ratioOf(comparison);
      const [low, high] = quartiles.map(shown);
      const spread = rounds > 1 ? ` (${low}–${high})` : '';
      return line([
        what,
        String(rounds),
        shown(medians.ours),
        shown(medians.floor),
        `${shown(ratio)}${spread}`,
      ]);
    }),
  ].join('\n');
}

/** Three significant digits, and no fewer before the point than there are. */
const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
