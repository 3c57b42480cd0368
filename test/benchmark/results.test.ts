import { describe, expect, it } from 'vitest';
import type { CorpusResults, Results } from '../../src/benchmark/benchmarks.ts';
import { benchmarkPage } from '../../src/benchmark/page.ts';
import { plotSvg } from '../../src/benchmark/plot.ts';
import { scaleTable, withWrittenPart } from '../../src/benchmark/scale.ts';
import { plotsOf, sectionsOf } from '../../src/benchmark/sections.ts';

const took = (ours: number, floor: number) => ({ ours: [ours], floor: [floor] });

/** A corpus whose costs are a constant and its paragraphs times a factor. */
const corpusOf = (paragraphs: number): CorpusResults => {
  const what = `${paragraphs} paragraphs`;
  return {
    what,
    paragraphs,
    full: took(2 * paragraphs * Math.log10(paragraphs), paragraphs),
    oneChange: paragraphs < 100_000 ? took(10, 100) : null,
    hundredth: paragraphs < 200 ? null : took(20 + paragraphs / 100, 100),
    questions: { ar: took(2 + paragraphs / 1_000, 2), en: took(3, 2) },
    memory: {
      what,
      passages: paragraphs,
      resident: 2 ** 27 + 8192 * paragraphs,
      raw: 4096 * paragraphs,
      disk: 8192 * paragraphs,
    },
    recall: { what, vectors: paragraphs, questions: 100, efSearch: 256, recall: 0.9971 },
  };
};

const results: Results = {
  corpora: [11, 1_000, 10_000, 100_000].map(corpusOf),
  labelled: 272,
  peers: [{ what: '1,000 paragraphs: Other 1.0', comparison: took(2, 40) }],
  suggestions: [{ what: 'the report, questions', comparison: took(1, 10) }],
  starts: took(600, 200),
  startParts: [{ what: 'Node alone', times: [40, 41, 42] }],
  throughputs: [{ what: 'the report', concurrent: 64, rate: 512.3, times: [1, 2, 3], loopDelay: 4.25 }],
  crowd: { title: 'A crowd', explanation: 'Many.', waits: [{ what: 'answered', times: [1, 2, 3] }] },
};
const machine = { date: '2026-01-02', processor: 'Some', cores: 2, memory: 8, runtime: 'Node' };
const page = benchmarkPage(machine, sectionsOf(results));

describe('sectionsOf', () => {
  it.each([
    ['a comparison', '| 11 paragraphs, in Arabic | 1 | 2.01 | 2.00 | 1.01 |'],
    ['a peer', '| 1,000 paragraphs: Other 1.0 | 1 | 2.00 | 40.0 | 0.05 |'],
    ['a change of a hundredth', '| 10000 paragraphs, 1 % | 1 | 120 | 100 | 1.20 |'],
    ['many at once', '| the report | 64 | 512 | 2.00 | 2.98 | 4.25 |'],
    ['memory', '| 1000 paragraphs | 1000 | 3.91 | 136 | 34.8 | 7.81 |'],
    ['recall', '| 11 paragraphs | 11 | 100 | 0.9971 |'],
    ['an aim that is reached', '| recall@10, 100,000 paragraphs | ≥ 0.99 | 0.9971 | yes |'],
    ['an aim that is missed', '| cold start / bare imports and model | ≤ 1.3 | 3.00 | **no** |'],
    [
      'an aim that was not measured',
      '| times as fast as MiniSearch, largest measured | ≥ 5 | not measured | – |',
    ],
    ['a part of a start', '| Node alone | 3 | 41.0 | 41.8 | 42.0 | 42.0 |'],
  ])('has a line for %s', (_, line) => {
    expect(page).toContain(line);
  });

  it('leaves out what was not measured', () => {
    expect(page).not.toContain('11 paragraphs, 1 %');
    expect(page).not.toContain('100000 paragraphs, one paragraph');
    expect(benchmarkPage(machine, sectionsOf({ ...results, peers: [] }))).toContain('npm ci --prefix peers');
  });

  it('shows the pictures that there are', () => {
    const shown = [...page.matchAll(/\(plots\/([^)]+)\)/g)].map(([, name]) => name);
    expect(shown.sort()).toEqual(Object.keys(plotsOf(results)).sort());
  });
});

describe('plotSvg', () => {
  it('places points by the logarithms of their values, and names the lines', () => {
    const points = [
      { x: 10, y: 1 },
      { x: 100, y: 10 },
      { x: 1_000, y: 100 },
      { x: 5, y: 0 },
    ];
    const svg = plotSvg({ title: 'A & B', x: 'paragraphs', y: 'ms', series: [{ name: 'a < b', points }] });
    const [, path = ''] = /<polyline points="([^"]*)"/.exec(svg) ?? [];
    const [first, second, third] = path.split(' ').map((point) => point.split(',').map(Number));
    expect(path.split(' ')).toHaveLength(3);
    expect((first?.[0] ?? 0) + (third?.[0] ?? 0)).toBeCloseTo(2 * (second?.[0] ?? 0), 0);
    expect((first?.[1] ?? 0) + (third?.[1] ?? 0)).toBeCloseTo(2 * (second?.[1] ?? 0), 0);
    expect(svg).toContain('<title>A &amp; B</title>');
    expect(svg).toContain('a &lt; b</text>');
  });
});

describe('scaleTable', () => {
  const rows = scaleTable(results.corpora).split('\n');

  it('works out costs by the two smaller corpora, and sets what was measured beside', () => {
    expect(rows.find((row) => row.startsWith('| 100,000 |'))).toBe(
      '| 100,000 | 102 ms (102 ms) | 16.7 min (16.7 min) | 1.02 s (1.02 s) | 909 MiB (909 MiB) | 781 MiB (781 MiB) |',
    );
  });

  it('goes from a hundred to a thousand million', () => {
    expect(rows).toHaveLength(2 + 8);
    expect(rows.at(2)).toMatch(/^\| 100 \| 2.10 ms \|/);
    expect(rows.at(-1)).toMatch(/^\| 1,000,000,000 \|/);
  });

  it('takes a cost that noise lets fall as the same at every size', () => {
    const [small, large] = [corpusOf(1_000), { ...corpusOf(10_000), questions: corpusOf(10).questions }];
    const falling = scaleTable([small, large]).split('\n');
    expect(falling.find((row) => row.startsWith('| 1,000,000 |'))).toContain('| 3.00 ms |');
  });
});

describe('withWrittenPart', () => {
  it('replaces the part between the marks and nothing else', () => {
    const before = '# A\n\n<!-- Written by npm run bench from here… -->\nold\n<!-- …to here. -->\n\nb\n';
    const after = withWrittenPart(before, 'new');
    expect(after).toBe(
      '# A\n\n<!-- Written by npm run bench from here… -->\n\nnew\n\n<!-- …to here. -->\n\nb\n',
    );
    expect(withWrittenPart(after, 'new')).toBe(after);
  });

  it('fails where a page has no such part', () => {
    expect(() => withWrittenPart('# A\n', 'new')).toThrow('no part');
  });
});
