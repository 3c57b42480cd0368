import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Figures, type PartName, partNames, type Ratio } from '../../src/benchmark/figures.ts';
import { type Kept, type KeptPart, keepPart, readKept } from '../../src/benchmark/kept-parts.ts';
import { benchmarkPage } from '../../src/benchmark/page.ts';
import { plotSvg } from '../../src/benchmark/plot.ts';
import { scaleTable, withWrittenPart } from '../../src/benchmark/scale.ts';
import { plotsOf, sectionsOf } from '../../src/benchmark/sections.ts';

const took = (ours: number, floor: number): Ratio => ({
  ours,
  floor,
  ratio: ours / floor,
  quartiles: [ours / floor, ours / floor],
  rounds: 1,
});
const spread = (number: number) => ({ number, median: 41, most90: 41.8, most99: 41.98, longest: 42 });

const keptOf = <Name extends PartName>(
  part: Name,
  paragraphs: number,
  figures: Figures<Name>,
): KeptPart<Name> => ({
  part,
  what: `${paragraphs} paragraphs`,
  paragraphs,
  date: '2026-01-02',
  machine: '2 cores',
  seconds: 1.5,
  figures,
});

const all = [11, 1_000, 10_000, 100_000];
const few = [11, 1_000];

/** Of corpora whose costs are a constant and their paragraphs times a factor. */
const kept: Kept = {
  reindexing: all.map((paragraphs) =>
    keptOf('reindexing', paragraphs, {
      full: took(2 * paragraphs * Math.log10(paragraphs), paragraphs),
      oneChange: took(10, 100),
      hundredth: paragraphs < 200 ? null : took(20 + paragraphs / 100, 100),
    }),
  ),
  question: all.map((paragraphs) =>
    keptOf('question', paragraphs, { ar: took(2 + paragraphs / 1_000, 2), en: took(3, 2) }),
  ),
  peers: few.map((paragraphs) => keptOf('peers', paragraphs, [{ what: 'Other 1.0', ratio: took(2, 40) }])),
  throughput: few.map((paragraphs) =>
    keptOf('throughput', paragraphs, [
      { concurrent: 64, rebuilt: false, rate: 512.3, times: spread(3), loopDelay: 4.25 },
      { concurrent: 64, rebuilt: true, rate: 100, times: spread(3), loopDelay: 21 },
    ]),
  ),
  suggestions: [keptOf('suggestions', 11, [{ what: 'questions', ratio: took(1, 10) }])],
  starts: [
    keptOf('starts', 11, { whole: took(600, 200), parts: [{ what: 'Node alone', spread: spread(3) }] }),
  ],
  memory: all.map((passages) =>
    keptOf('memory', passages, {
      passages,
      resident: 2 ** 27 + 8192 * passages,
      raw: 4096 * passages,
      disk: 8192 * passages,
    }),
  ),
  building: few.map((paragraphs) => keptOf('building', paragraphs, { resident: 2 ** 28 })),
  recall: all.map((vectors) =>
    keptOf('recall', vectors, { vectors, questions: 100, efSearch: 256, recall: 0.9971 }),
  ),
  crowd: [keptOf('crowd', 11, { acknowledged: spread(200), answered: spread(200) })],
};
const pageOf = (of: Kept) => benchmarkPage(sectionsOf(of), Object.values(of).flat());
const page = pageOf(kept);

describe('sectionsOf', () => {
  it.each([
    ['a comparison', '| 11 paragraphs: in Arabic | 1 | 2.01 | 2.00 | 1.01 |'],
    ['a peer', '| 1000 paragraphs: Other 1.0 | 1 | 2.00 | 40.0 | 0.05 |'],
    ['a change of a hundredth', '| 10000 paragraphs: 1 % | 1 | 120 | 100 | 1.20 |'],
    ['many at once', '| 11 paragraphs | 64 | 512 | 41.0 | 42.0 | 4.25 |'],
    ['many at once beside writers', '| 11 paragraphs, while it is rebuilt | 64 | 100 | 41.0 | 42.0 | 21.0 |'],
    ['memory', '| 1000 paragraphs | 1000 | 3.91 | 136 | 34.8 | 256 | 65.5 | 7.81 |'],
    ['memory of answering alone', '| 10000 paragraphs | 10000 | 39.1 | 206 | 5.28 | – | – | 78.1 |'],
    ['recall', '| 11 paragraphs | 11 | 100 | 256 | 0.9971 |'],
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
    expect(page).not.toContain('11 paragraphs: 1 %');
    expect(pageOf({ ...kept, peers: [keptOf('peers', 11, [])] })).toContain('npm ci --prefix peers');
  });

  it('shows the pictures that there are', () => {
    const shown = (of: Kept) => [...pageOf(of).matchAll(/\(plots\/([^)]+)\)/g)].map(([, name]) => name);
    expect(shown(kept).sort()).toEqual(Object.keys(plotsOf(kept)).sort());
    const without = { ...kept, question: [] };
    expect(shown(without)).toEqual(['benchmark-reindexing.svg']);
    expect(Object.keys(plotsOf(without))).toEqual(['benchmark-reindexing.svg']);
  });
});

describe('what is kept', () => {
  async function docsFolder(): Promise<string> {
    const docs = await mkdtemp(path.join(tmpdir(), 'isnad-kept-'));
    onTestFinished(() => rm(docs, { recursive: true }));
    return docs;
  }

  it('is read as it was found out, smaller corpora first, and a part that is run again replaces itself alone', async () => {
    const docs = await docsFolder();
    for (const part of Object.values(kept).flat().reverse()) await keepPart(docs, part);
    const newer = keptOf('recall', 11, { vectors: 5, questions: 1, efSearch: null, recall: 1 });
    await keepPart(docs, newer);
    const read = await readKept(docs);
    expect(read.recall).toEqual([newer, ...kept.recall.slice(1)]);
    expect(pageOf({ ...read, recall: kept.recall })).toBe(page);
  });

  it('is nothing before the first run', async () => {
    const nothing = await readKept(await docsFolder());
    expect(Object.keys(nothing)).toEqual(partNames);
    expect(Object.values(nothing).flat()).toEqual([]);
    expect(scaleTable(nothing)).toBeNull();
  });

  it('is not taken from a file that holds something else', async () => {
    const docs = await docsFolder();
    await keepPart(docs, kept.recall[0] as KeptPart);
    const [name = ''] = await readdir(path.join(docs, 'benchmarks'));
    const file = path.join(docs, 'benchmarks', name);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"recall": 0.9971', '"recall": "all"'));
    await expect(readKept(docs)).rejects.toThrow('expected number');
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
  const rows = (scaleTable(kept) ?? '').split('\n');

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
    const question = kept.question.map((part) => ({ ...part, figures: { ...part.figures, ar: took(3, 2) } }));
    const falling = (scaleTable({ ...kept, question }) ?? '').split('\n');
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
