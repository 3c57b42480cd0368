import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/evaluation/measures.ts';
import { missesTable } from '../../src/evaluation/pages/misses.ts';
import { peersTable, reliabilityTable, resultsTable } from '../../src/evaluation/pages/tables.ts';

const right: Judged = {
  id: 'q1',
  question: 'من؟',
  groups: { language: 'ar', kind: 'who' },
  answerable: true,
  answered: true,
  probability: 0.9,
  ranks: [1],
  right: 1,
  cluster: 'speaker',
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
  ranks: [],
  right: 0,
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
      '95 % interval',
      'language: ar',
      'language: en',
      'kind: how',
      'kind: who',
    ]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([11]));
  });

  it('puts each measure under its name, and a dash where nothing was counted', () => {
    const [head = [], , all = [], , arabic = [], english = []] = cells(
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

describe('peersTable', () => {
  it('has a row for the program, each peer and each published figure', () => {
    const published = [{ name: 'e5', recallAt1: 0.5, recallAt3: 0.6, reciprocalRank: 0.55 }];
    const peer = { name: 'Peer 1.0', judged: [{ ...right, ranks: [2] }] };
    const [head = [], , own = [], other = [], far = []] = cells(peersTable([right], [peer], published));
    expect(head.slice(1)).toEqual(['recall@1', 'recall@3', 'MRR@10', 'nDCG@10', 'AUROC']);
    expect(own).toEqual(['**isnad**', '1.000', '1.000', '1.000', '1.000', '–']);
    expect(other.slice(0, 4)).toEqual(['Peer 1.0', '0.000', '1.000', '0.500']);
    expect(far).toEqual(['e5, published', '0.500', '0.600', '0.550', '–', '–']);
  });
});

describe('reliabilityTable', () => {
  it('has a row for each bin, and the error beneath', () => {
    const bins = [{ from: 0.8, to: 0.9, count: 4, meanScore: 0.85, shareRight: 0.75 }];
    const table = reliabilityTable({ bins, calibrationError: 0.1 });
    expect(table).toContain('| 0.8–0.9 | 4 | 0.850 | 0.750 |');
    expect(table).toMatch(/Expected calibration error: 0\.100\.$/);
  });
});

describe('missesTable', () => {
  const misses = (judged: readonly Judged[]) =>
    missesTable(judged, [], ['question', ''], ({ id, question }) => [id, question]);

  const signalsUnknown = ['', '', '', '', ''];
  const faultsOf = (more: Partial<Judged>, base = right) => cells(misses([{ ...base, ...more }])).slice(2);

  it('leaves out what went right', () => {
    expect(misses([right, outside]).split('\n')).toHaveLength(2);
  });

  it.each([
    ['at another rank', { ranks: [3], found: 'floods ¶4' }, right, 'right at rank 3, first floods ¶4'],
    ['nowhere', { ranks: [] }, right, 'right at rank > 25, first floods ¶2'],
    ['in another sentence', { sentence: false }, right, 'another sentence'],
    ['declined', { answered: false, probability: 0.123 }, right, 'declined (0.12)'],
    ['answered without an answer', { answered: true }, outside, 'answered (0.10) by floods ¶2'],
    [
      'declined at another rank',
      { ranks: [2], answered: false },
      right,
      'right at rank 2, first floods ¶2; declined (0.90)',
    ],
  ])('says what went wrong with a question %s', (_, more, base, expected) => {
    expect(faultsOf(more, base)).toEqual([[base.id, base.question, expected, ...signalsUnknown]]);
  });

  it('keeps a bar in a question from making a cell', () => {
    expect(misses([{ ...right, ranks: [2], question: 'a|b' }])).toContain('| a\\|b |');
  });
});
