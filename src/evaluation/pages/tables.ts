import type { Ablation } from '../ablation.ts';
import { bootstrap, type Interval } from '../bootstrap.ts';
import { byGroup, type Judged, type Measures, measure } from '../measures.ts';
import type { PeerResults } from '../peers/compare.ts';
import type { Published } from '../published.ts';
import type { Reliability } from '../reliability.ts';
import { change, figure, table } from './markdown.ts';

const columns: readonly (readonly [name: string, measure: keyof Measures])[] = [
  ['answerable', 'answerable'],
  ['recall@1', 'recallAt1'],
  ['recall@3', 'recallAt3'],
  ['MRR@10', 'reciprocalRank'],
  ['nDCG@10', 'cumulativeGain'],
  ['sentence', 'sentence'],
  ['answered', 'answered'],
  ['unanswerable', 'unanswerable'],
  ['declined', 'declined'],
  ['AUROC', 'auroc'],
];
const counted: readonly (keyof Measures)[] = ['answerable', 'unanswerable'];

/** What the columns of `resultsTable` are. */
export const legend = [
  'recall@k: a paragraph that answers is among the first k. sentence: the first excerpt is of such a paragraph, and what it marks, a sentence or two, holds the words that answer.',
  'answered and declined: of the answerable, and of the unanswerable, questions. AUROC: how often an answerable question scores above an unanswerable one.',
].join(' ');

const cell = (measures: Measures, name: keyof Measures): string =>
  counted.includes(name) ? String(measures[name]) : figure(measures[name]);

const intervalCell = (interval: Interval | null): string =>
  interval === null ? '' : interval.map((value) => value.toFixed(2)).join('–');

/**
 * A row for all questions, one with its 95 % intervals, and one for each value of each group.
 * @param left measures that have no meaning for these questions
 */
export function resultsTable(
  judged: readonly Judged[],
  groups: readonly string[],
  left: readonly (keyof Measures)[] = [],
): string {
  const shown = columns.filter(([, name]) => !left.includes(name));
  const rows: [string, Measures][] = [['all', measure(judged)]];
  for (const group of groups) {
    for (const [value, members] of byGroup(judged, (each) => each.groups[group] ?? ''))
      rows.push([`${group}: ${value}`, measure(members)]);
  }
  const intervals = bootstrap(judged);
  const [all = [], ...others] = rows.map(([name, measures]) => [
    name,
    ...shown.map(([, column]) => cell(measures, column)),
  ]);
  return table(
    ['questions', ...shown.map(([name]) => name)],
    [
      all,
      [
        '95 % interval',
        ...shown.map(([, name]) => (counted.includes(name) ? '' : intervalCell(intervals[name]))),
      ],
      ...others,
    ],
  );
}

/** The program, its peers and what is published, over the same questions. */
export function peersTable(
  own: readonly Judged[],
  peers: readonly PeerResults[],
  published: readonly Published[],
): string {
  const measured = columns.filter(([, name]) =>
    ['recallAt1', 'recallAt3', 'reciprocalRank', 'cumulativeGain', 'auroc'].includes(name),
  );
  const rowOf = (name: string, judged: readonly Judged[]) => {
    const measures = measure(judged);
    return [name, ...measured.map(([, column]) => cell(measures, column))];
  };
  return table(
    ['', ...measured.map(([name]) => name)],
    [
      rowOf('**isnad**', own),
      ...peers.map(({ name, judged }) => rowOf(name, judged)),
      ...published.map(({ name, ...figures }) => [
        `${name}, published`,
        ...measured.map(([, column]) => figure(figures[column as keyof typeof figures] ?? null)),
      ]),
    ],
  );
}

export function reliabilityTable({ bins, calibrationError }: Reliability): string {
  const rows = bins.map(({ from, to, count, meanScore, shareRight }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    String(count),
    figure(meanScore),
    figure(shareRight),
  ]);
  const head = ['score', 'questions', 'mean score', 'did answer'];
  return `${table(head, rows)}\n\nExpected calibration error: ${figure(calibrationError)}.`;
}

/** Each signal alone, and all signals but it. */
export function ablationTable(judged: readonly Judged[], ablations: readonly Ablation[]): string {
  const answerable = judged.filter((each) => each.answerable);
  const whole = measure(answerable);
  const measuresOf = (ranks: readonly (readonly number[])[]) =>
    measure(answerable.map((each, place) => ({ ...each, ranks: ranks[place] ?? [] })));
  const rows = ablations.map(({ signal, without, alone }) => {
    const rest = measuresOf(without);
    const by = alone && measuresOf(alone);
    return [
      signal.name,
      figure(by?.recallAt1 ?? null),
      figure(by?.reciprocalRank ?? null),
      figure(rest.recallAt1),
      figure(rest.reciprocalRank),
      change((rest.recallAt1 ?? 0) - (whole.recallAt1 ?? 0)),
    ];
  });
  return table(
    ['signal', 'alone: recall@1', 'MRR@10', 'all but it: recall@1', 'MRR@10', 'change of recall@1'],
    [['*all*', '', '', figure(whole.recallAt1), figure(whole.reciprocalRank), ''], ...rows],
  );
}
