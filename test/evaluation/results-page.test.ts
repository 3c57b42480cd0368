import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/evaluation/measures.ts';
import { missesTable, resultsTable } from '../../src/evaluation/results-page.ts';

const right: Judged = {
  id: 'q1',
  question: 'من؟',
  groups: { language: 'ar', kind: 'who' },
  answerable: true,
  answered: true,
  probability: 0.9,
  rank: 1,
  sentence: true,
  found: 'floods ¶2',
};
const outside: Judged = {
  ...right,
  id: 'q2',
  question: 'how much?',
  groups: { language: 'en', kind: 'how' },
  answerable: false,
  answered: false,
  probability: 0.1,
  rank: null,
  sentence: false,
};

const cells = (table: string) => table.split('\n').map((row) => row.slice(2, -2).split(' | '));

describe('resultsTable', () => {
  it('has a row for all and one for each value of each group, as wide as its head', () => {
    const rows = cells(resultsTable([right, outside], ['language', 'kind']));
    expect(rows.map(([name]) => name)).toEqual([
      'questions',
      '---',
      'all',
      'language: ar',
      'language: en',
      'kind: how',
      'kind: who',
    ]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([10]));
  });

  it('puts each measure under its name, and a dash where nothing was counted', () => {
    const [head = [], , all = [], arabic = [], english = []] = cells(
      resultsTable([right, outside], ['language']),
    );
    const named = (row: string[]) => Object.fromEntries(head.map((name, place) => [name, row[place]]));
    expect(named(all)).toMatchObject({
      answerable: '1',
      unanswerable: '1',
      'recall@1': '1.000',
      sentence: '1.000',
      answered: '1.000',
      declined: '1.000',
      AUROC: '1.000',
    });
    expect(named(arabic)).toMatchObject({ answerable: '1', unanswerable: '0', declined: '–', AUROC: '–' });
    expect(named(english)).toMatchObject({
      answerable: '0',
      'recall@1': '–',
      'MRR@10': '–',
      declined: '1.000',
    });
  });
});

describe('missesTable', () => {
  const faultsOf = (more: Partial<Judged>, base = right) =>
    cells(missesTable([{ ...base, ...more }])).slice(2);

  it('leaves out what went right', () => {
    expect(missesTable([right, outside]).split('\n')).toHaveLength(2);
  });

  it.each([
    ['at another rank', { rank: 3, found: 'floods ¶4' }, right, 'right at rank 3, first floods ¶4'],
    ['nowhere', { rank: null }, right, 'right at rank > 25, first floods ¶2'],
    ['in another sentence', { sentence: false }, right, 'another sentence'],
    ['declined', { answered: false, probability: 0.123 }, right, 'declined (0.12)'],
    ['answered without an answer', { answered: true }, outside, 'answered (0.10) by floods ¶2'],
    [
      'declined at another rank',
      { rank: 2, answered: false },
      right,
      'right at rank 2, first floods ¶2; declined (0.90)',
    ],
  ])('says what went wrong with a question %s', (_, more, base, expected) => {
    expect(faultsOf(more, base)).toEqual([[base.id, base.question, expected]]);
  });

  it('keeps a bar in a question from making a cell', () => {
    expect(missesTable([{ ...right, rank: 2, question: 'a|b' }])).toContain('| a\\|b |');
  });
});
