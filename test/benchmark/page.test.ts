import { describe, expect, it } from 'vitest';
import { benchmarkPage } from '../../src/benchmark/page.ts';

const machine = {
  date: '2026-01-02',
  processor: 'Some Processor',
  cores: 2,
  memory: 8,
  runtime: 'Node 20.0.0 on linux x64',
};

describe('benchmarkPage', () => {
  const page = benchmarkPage(machine, [
    {
      title: 'A warm question',
      explanation: 'A question against its embedding.',
      ours: 'question',
      floor: 'bare',
      rows: [
        { what: 'small', comparison: { ours: [1.5, 3, 4.5], floor: [1, 2, 3] } },
        { what: 'large', comparison: { ours: [1234], floor: [100] } },
      ],
    },
    {
      title: 'A crowd',
      explanation: 'Many at once.',
      waits: [{ what: 'answered', times: Array.from({ length: 101 }, (_, place) => place) }],
    },
  ]);

  it('says with which command, when and on which machine it was written', () => {
    expect(page).toMatch(/^# Benchmarks\n/);
    expect(page).toContain(
      '`npm run bench` on 2026-01-02, on 2 cores of Some Processor with 8 GiB of memory, Node 20',
    );
  });

  it('has a table for each section, with medians, ratio and, of several rounds, the spread', () => {
    expect(page).toContain(
      [
        '## A warm question',
        '',
        'A question against its embedding.',
        '',
        '|  | rounds | question, ms | bare, ms | ratio |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| small | 3 | 3.00 | 2.00 | 1.50 (1.50–1.50) |',
        '| large | 1 | 1234 | 100 | 12.3 |',
        '',
      ].join('\n'),
    );
  });

  it('tells of waits by their percentiles', () => {
    expect(page).toContain(
      [
        '## A crowd',
        '',
        'Many at once.',
        '',
        '|  | number | median, ms | 90 % within, ms | 99 % within, ms | longest, ms |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        '| answered | 101 | 50.0 | 90.0 | 99.0 | 100 |',
        '',
      ].join('\n'),
    );
  });
});
