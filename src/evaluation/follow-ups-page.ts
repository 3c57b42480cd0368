import type { JudgedControl, JudgedFollowUp } from './follow-ups.ts';

type Rows<Judged> = readonly (readonly [name: string, judged: readonly Judged[]])[];
type Columns<Judged> = readonly (readonly [name: string, cell: (judged: readonly Judged[]) => string])[];

function table<Judged>(corner: string, rows: Rows<Judged>, columns: Columns<Judged>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line([corner, ...columns.map(([name]) => name)]),
    line(['---', ...columns.map(() => '---:')]),
    ...rows.map(([name, judged]) => line([name, ...columns.map(([, cell]) => cell(judged))])),
  ].join('\n');
}

function share<Judged>(judged: readonly Judged[], isSo: (each: Judged) => boolean): string {
  return judged.length === 0 ? '–' : (judged.filter(isSo).length / judged.length).toFixed(3);
}

const leaning = (judged: readonly JudgedFollowUp[]) => judged.filter(({ pair }) => pair.leans);
const answerable = (judged: readonly JudgedFollowUp[]) =>
  leaning(judged).filter(({ pair }) => pair.gold.length > 0);
const unanswerable = (judged: readonly JudgedFollowUp[]) =>
  leaning(judged).filter(({ pair }) => pair.gold.length === 0);
const others = (judged: readonly JudgedFollowUp[]) => judged.filter(({ pair }) => !pair.leans);

const columns: Columns<JudgedFollowUp> = [
  ['lean', (judged) => String(leaning(judged).length)],
  ['leaning', (judged) => share(leaning(judged), ({ understoodAs }) => understoodAs !== null)],
  [
    'precision',
    (judged) =>
      share(
        judged.filter(({ understoodAs }) => understoodAs !== null),
        ({ pair }) => pair.leans,
      ),
  ],
  ['do not', (judged) => String(others(judged).length)],
  ['left alone', (judged) => share(others(judged), ({ understoodAs }) => understoodAs === null)],
  ['answerable', (judged) => String(answerable(judged).length)],
  ['recall@1 without', (judged) => share(answerable(judged), ({ without }) => without.right)],
  ['recall@1 **in context**', (judged) => share(answerable(judged), ({ inContext }) => inContext.right)],
  ['recall@1 in full words', (judged) => share(answerable(judged), ({ alone }) => alone.right)],
  ['answered without', (judged) => share(answerable(judged), ({ without }) => without.answered)],
  ['answered in context', (judged) => share(answerable(judged), ({ inContext }) => inContext.answered)],
  ['answered in full words', (judged) => share(answerable(judged), ({ alone }) => alone.answered)],
  ['unanswerable', (judged) => String(unanswerable(judged).length)],
  ['declined in context', (judged) => share(unanswerable(judged), ({ inContext }) => !inContext.answered)],
  ['declined in full words', (judged) => share(unanswerable(judged), ({ alone }) => !alone.answered)],
];

/** A Markdown table: a row for all pairs, one a variety, one a kind, and one for those in two languages. */
export function followUpsTable(judged: readonly JudgedFollowUp[]): string {
  const by = (name: string, keyOf: (each: JudgedFollowUp) => string): Rows<JudgedFollowUp> =>
    [...new Set(judged.map(keyOf))]
      .sort()
      .map((key) => [`${name}: ${key}`, judged.filter((each) => keyOf(each) === key)]);
  const rows = [
    ['all', judged] as const,
    ...by('variety', ({ pair }) => pair.variety),
    ...by('kind', ({ pair }) => pair.kind),
    ['in two languages', judged.filter(({ acrossLanguages }) => acrossLanguages)] as const,
  ];
  return table('pairs', rows, columns);
}

/** The pairs that were misunderstood, or answered worse than in words that need no conversation. */
export function missedFollowUps(judged: readonly JudgedFollowUp[]): string {
  const rows = judged.flatMap(({ pair, understoodAs, inContext, alone }) => {
    const faults: string[] = [];
    if (pair.leans && understoodAs === null) faults.push('left alone');
    if (!pair.leans && understoodAs !== null) faults.push(`understood as: ${understoodAs}`);
    if (pair.leans && pair.gold.length > 0 && alone.right && !inContext.right)
      faults.push(`another paragraph, understood as: ${understoodAs ?? pair.question}`);
    const asked = [...pair.earlier, pair.question].join(' → ').replaceAll('|', '\\|');
    return faults.length > 0 ? [`| ${pair.id} | ${asked} | ${faults.join('; ')} |`] : [];
  });
  return ['| pair | | what went wrong |', '| --- | --- | --- |', ...rows].join('\n');
}

export function controlsTable(controls: readonly JudgedControl[]): string {
  const half = (name: JudgedControl['half']) => controls.filter((control) => control.half === name);
  return table<JudgedControl>(
    'questions',
    [
      ['the half that is reported', half('report')],
      ['the half that was looked at', half('calibrate')],
    ],
    [
      ['', (judged) => String(judged.length)],
      ['left alone', (judged) => share(judged, ({ understoodAs }) => understoodAs === null)],
      ['same answer', (judged) => share(judged, ({ sameAnswer }) => sameAnswer)],
    ],
  );
}
