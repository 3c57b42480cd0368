import { describe, expect, it } from 'vitest';
import { ratioOf, spreadOf } from '../../src/benchmark/comparison.ts';
import type { KeptPart } from '../../src/benchmark/kept-parts.ts';
import { benchmarkPage, type Section } from '../../src/benchmark/page.ts';

const ran = (paragraphs: number, date: string, seconds: number): KeptPart<'recall'> => ({
  part: 'recall',
  what: `${paragraphs} paragraphs`,
  paragraphs,
  date,
  machine: '2 cores of Some Processor with 8 GiB of memory, Node 20.0.0 on linux x64',
  seconds,
  figures: { vectors: paragraphs, questions: 1, efSearch: 256, recall: 1 },
});
const parts = [ran(11, '2026-01-02', 1), ran(1_000, '2026-01-02', 1.5), ran(100_000, '2026-01-01', 900)];

describe('benchmarkPage', () => {
  const sections: Section[] = [
    {
      title: 'A warm question',
      explanation: 'A question against its embedding.',
      ours: 'question',
      floor: 'bare',
      rows: [
        { what: 'small', ratio: ratioOf({ ours: [1.5, 3, 4.5], floor: [1, 2, 3] }) },
        { what: 'large', ratio: ratioOf({ ours: [1234], floor: [100] }) },
      ],
    },
    {
      title: 'A crowd',
      explanation: 'Many at once.',
      waits: [{ what: 'answered', spread: spreadOf(Array.from({ length: 101 }, (_, place) => place)) }],
    },
  ];
  const page = benchmarkPage(sections, parts);

  it('says with which command, when and on which machine it was written', () => {
    expect(page).toMatch(/^# Benchmarks\n\nWritten by `npm run bench`/);
    const machine = parts[0]?.machine;
    expect(page).toContain(`| recall (11; 1,000) | 2026-01-02 | ${machine} | 2.50 |`);
    expect(page).toContain(`| recall (100,000) | 2026-01-01 | ${machine} | 900 |`);
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
