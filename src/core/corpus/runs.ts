import type { Report } from './report.ts';

/** Reports that follow one another in a corpus, as many as are worked on at a time. */
export interface CorpusRun {
  /** Its place among the runs. */
  readonly number: number;
  readonly reports: readonly Report[];
  /** The place of its first report among all, and the number of that one's first paragraph. */
  readonly firstReport: number;
  readonly firstParagraph: number;
}

/**
 * Cuts a corpus into runs of whole reports.
 * @param length of a run's texts in UTF-16 units, which its last report may exceed
 */
export async function* runsOf(
  reports: AsyncIterable<Report> | Iterable<Report>,
  length: number,
): AsyncGenerator<CorpusRun, void> {
  let [number, firstReport, firstParagraph] = [0, 0, 0];
  let [waiting, waitingLength]: [Report[], number] = [[], 0];
  const run = (): CorpusRun => ({ number, reports: waiting, firstReport, firstParagraph });
  for await (const report of reports) {
    waiting.push(report);
    waitingLength += lengthOf(report);
    if (waitingLength < length) continue;
    yield run();
    number++;
    firstReport += waiting.length;
    firstParagraph += waiting.reduce((sum, { original }) => sum + original.paragraphs.length, 0);
    [waiting, waitingLength] = [[], 0];
  }
  if (waiting.length > 0) yield run();
}

const lengthOf = ({ original, renditions }: Report): number =>
  [original, ...renditions].reduce(
    (sum, { paragraphs }) => sum + paragraphs.reduce((letters, text) => letters + text.length, 0),
    0,
  );
