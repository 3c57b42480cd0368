import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listParagraphs } from '../../../src/core/corpus/passages.ts';
import type { Report } from '../../../src/core/corpus/report.ts';
import { type CorpusRun, runsOf } from '../../../src/core/corpus/runs.ts';

const reportOf = (paragraphs: readonly string[], place: number): Report => ({
  slug: `report-${place}`,
  original: { language: 'ar', title: 'T', date: '', caption: '', paragraphs: ['T', ...paragraphs] },
  renditions: [],
  source: null,
  url: null,
});
const corpora = fc
  .array(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }), {
    maxLength: 8,
  })
  .map((bodies) => bodies.map(reportOf));

async function listRuns(reports: readonly Report[], length: number): Promise<CorpusRun[]> {
  const runs: CorpusRun[] = [];
  for await (const run of runsOf(reports, length)) runs.push(run);
  return runs;
}

const lengthOf = (reports: readonly Report[]) =>
  reports.flatMap(({ original }) => original.paragraphs).join('').length;

describe('runsOf', () => {
  it('gives every report once, in order, with the numbers that it has among all', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, fc.integer({ min: 1, max: 100 }), async (reports, length) => {
        const runs = await listRuns(reports, length);
        expect(runs.flatMap((run) => run.reports)).toEqual(reports);
        expect(runs.map(({ number }) => number)).toEqual([...runs.keys()]);
        const numbered = runs.flatMap((run) =>
          listParagraphs(run.reports).map(({ report, paragraph }, number) => ({
            number: run.firstParagraph + number,
            report: run.firstReport + report,
            paragraph,
          })),
        );
        expect(numbered).toEqual(listParagraphs(reports).map((place, number) => ({ number, ...place })));
      }),
    );
  });

  it('ends a run with the report that fills it', async () => {
    await fc.assert(
      fc.asyncProperty(corpora, fc.integer({ min: 1, max: 100 }), async (reports, length) => {
        const runs = await listRuns(reports, length);
        for (const [place, run] of runs.entries()) {
          expect(run.reports.length).toBeGreaterThan(0);
          expect(lengthOf(run.reports.slice(0, -1))).toBeLessThan(length);
          if (place < runs.length - 1) expect(lengthOf(run.reports)).toBeGreaterThanOrEqual(length);
        }
      }),
    );
  });
});
