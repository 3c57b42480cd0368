import type { ReliabilitySection, Trial } from './section.ts';

/** A section as its last full run left it. */
export interface KeptSection extends ReliabilitySection {
  readonly name: string;
  /** ISO 8601, the day alone. */
  readonly date: string;
  readonly machine: string;
  readonly seconds: number;
}

/** The page of reliability, as Markdown. */
export const reliabilityPage = (sections: readonly KeptSection[]): string =>
  `${[
    '# Reliability',
    'Written by `npm run reliability`. Each table counts what was tried and what of it was survived; what was not is named below the table. `--only` runs some of the sections again; the others stay as their last run left them.',
    ...sections.flatMap(sectionParts),
  ].join('\n\n')}\n`;

function sectionParts(section: KeptSection): string[] {
  const { name, date, machine, seconds, trials, figures = [] } = section;
  const exceptions = trials.flatMap((trial) =>
    trial.exceptions.map((exception) => `- ${trial.what}: ${exception}`),
  );
  return [
    `## ${section.title}`,
    section.method,
    `Run by \`npm run reliability -- --only ${name}\` on ${date}, on ${machine}, in ${seconds} s.`,
    trialTable(trials),
    ...(figures.length > 0 ? [table(['', ''], figures)] : []),
    ...(exceptions.length > 0 ? [`Not survived:\n\n${exceptions.join('\n')}`] : []),
  ];
}

const trialTable = (trials: readonly Trial[]): string =>
  table(
    ['', 'tried', 'survived', '', ''],
    trials.map(({ what, tried, survived, note = '' }) => [
      what,
      tried.toLocaleString('en'),
      survived.toLocaleString('en'),
      tried === 0 ? '–' : shareOf(survived, tried),
      note,
    ]),
  );

/** A share is 100 % only where nothing is missing from the whole. */
const shareOf = (part: number, whole: number): string =>
  part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, place) => (place ? '---:' : '---'))), ...rows.map(line)].join('\n');
}
