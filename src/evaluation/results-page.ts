import { type Judged, type Measures, measure } from './measures.ts';

const percent = (value: number | null): string => (value === null ? '–' : value.toFixed(3));

const columns: readonly (readonly [string, (measures: Measures) => string])[] = [
  ['answerable', ({ answerable }) => String(answerable)],
  ['recall@1', ({ recallAt1 }) => percent(recallAt1)],
  ['recall@3', ({ recallAt3 }) => percent(recallAt3)],
  ['MRR@10', ({ reciprocalRank }) => percent(reciprocalRank)],
  ['sentence', ({ sentence }) => percent(sentence)],
  ['answered', ({ answered }) => percent(answered)],
  ['unanswerable', ({ unanswerable }) => String(unanswerable)],
  ['declined', ({ declined }) => percent(declined)],
  ['AUROC', ({ auroc }) => percent(auroc)],
];

/** A Markdown table: a row for all, and one for each value of each group. */
export function resultsTable(judged: readonly Judged[], groups: readonly string[]): string {
  const rows: [string, Measures][] = [['all', measure(judged)]];
  for (const group of groups) {
    const values = [...new Set(judged.map((each) => each.groups[group] ?? ''))].sort();
    for (const value of values) {
      rows.push([`${group}: ${value}`, measure(judged.filter((each) => each.groups[group] === value))]);
    }
  }
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['questions', ...columns.map(([name]) => name)]),
    line(['---', ...columns.map(() => '---:')]),
    ...rows.map(([name, measures]) => line([name, ...columns.map(([, cell]) => cell(measures))])),
  ].join('\n');
}

/** The questions that went wrong, a row each. */
export function missesTable(judged: readonly Judged[]): string {
  const rows = judged.flatMap((each) => {
    const faults: string[] = [];
    if (each.answerable && each.rank !== 1)
      faults.push(`right at rank ${each.rank ?? '> 25'}, first ${each.found}`);
    if (each.answerable && each.rank === 1 && !each.sentence) faults.push('another sentence');
    if (each.answerable && !each.answered) faults.push(`declined (${each.probability.toFixed(2)})`);
    if (!each.answerable && each.answered)
      faults.push(`answered (${each.probability.toFixed(2)}) by ${each.found}`);
    return faults.length > 0
      ? [`| ${each.id} | ${each.question.replaceAll('|', '\\|')} | ${faults.join('; ')} |`]
      : [];
  });
  return ['| question | | what went wrong |', '| --- | --- | --- |', ...rows].join('\n');
}
