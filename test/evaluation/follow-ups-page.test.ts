import { describe, expect, it } from 'vitest';
import type { FollowUpPair } from '../../src/evaluation/follow-up-pairs.ts';
import type { JudgedFollowUp } from '../../src/evaluation/follow-ups.ts';
import { controlsTable, followUpsTable, missedFollowUps } from '../../src/evaluation/follow-ups-page.ts';

const right = { right: true, answered: true };
const wrong = { right: false, answered: false };

function judged(
  labels: Partial<FollowUpPair>,
  found: Partial<Omit<JudgedFollowUp, 'pair'>> = {},
): JudgedFollowUp {
  return {
    pair: {
      id: 'f1',
      half: 'report',
      language: 'en',
      variety: 'english',
      kind: 'pronoun',
      fact: 'leader',
      earlier: ['Who is the spokesman?'],
      question: 'who leads it?',
      leans: true,
      alone: 'Who leads the coalition?',
      gold: [{ document: 'coalition', paragraph: 7 }],
      ...labels,
    },
    acrossLanguages: false,
    understoodAs: 'who leads it? (coalition)',
    inContext: right,
    without: wrong,
    alone: right,
    ...found,
  };
}

const cellsOf = (table: string, row: string) =>
  table
    .split('\n')
    .find((line) => line.startsWith(`| ${row} `))
    ?.split(' | ')
    .map((cell) => cell.replaceAll('|', '').trim());

describe('followUpsTable', () => {
  const control = { leans: false, kind: 'control' } as const;
  const table = followUpsTable([
    judged({}),
    judged({}, { understoodAs: null, inContext: wrong }),
    judged({ gold: [] }, { inContext: { right: false, answered: false }, alone: right }),
    judged(control, { understoodAs: null }),
    judged(control),
    judged(control, { understoodAs: null }),
  ]);

  it('counts how leaning was found, what was answered rightly, and what was declined', () => {
    const shares = ['0.667', '0.667', '3', '0.667', '2', '0.000', '0.500', '1.000'];
    expect(cellsOf(table, 'all')?.slice(1, 10)).toEqual(['3', ...shares]);
    expect(cellsOf(table, 'all')?.slice(-3)).toEqual(['1', '1.000', '0.000']);
  });

  it('has a row for each variety and kind, and shares of nothing as a dash', () => {
    expect(cellsOf(table, 'kind: control')?.slice(1, 5)).toEqual(['0', '–', '0.000', '3']);
    expect(cellsOf(table, 'in two languages')?.slice(1, 3)).toEqual(['0', '–']);
  });
});

describe('missedFollowUps', () => {
  it('lists what was misunderstood, and what only the conversation made wrong', () => {
    const rows = missedFollowUps([
      judged({ id: 'good' }),
      judged({ id: 'unseen' }, { understoodAs: null }),
      judged({ id: 'seen', leans: false }),
      judged({ id: 'worse' }, { inContext: wrong }),
      judged({ id: 'hard' }, { inContext: wrong, alone: wrong }),
    ]).split('\n');
    expect(rows.slice(2).map((row) => row.split(' | ')[0])).toEqual(['| unseen', '| seen', '| worse']);
  });
});

describe('controlsTable', () => {
  it('has the halves apart', () => {
    const control = { question: 'x', half: 'report', understoodAs: null, sameAnswer: true } as const;
    const table = controlsTable([control, { ...control, understoodAs: 'y', sameAnswer: false }]);
    expect(cellsOf(table, 'the half that is reported')?.slice(1)).toEqual(['2', '0.500', '0.500']);
    expect(cellsOf(table, 'the half that was looked at')?.slice(1)).toEqual(['0', '–', '–']);
  });
});
