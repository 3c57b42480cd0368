import { listParagraphs } from '../../core/corpus/passages.ts';
import { paragraphKey } from '../../core/corpus/reference.ts';
import type { Report } from '../../core/corpus/report.ts';
import type { CorpusRun } from '../../core/corpus/runs.ts';
import type { LexicalIndex } from '../../core/retrieval/lexical-index.ts';
import type { Connection } from './database.ts';
import { insertRows } from './insert.ts';

/**
 * Writes a run's reports, paragraphs and the words of their texts into a generation's tables.
 * @param lexical of the run's texts alone
 */
export async function writeTexts(
  connection: Connection,
  schema: string,
  run: CorpusRun,
  lexical: readonly LexicalIndex[],
): Promise<void> {
  const { reports, firstReport, firstParagraph } = run;
  await insertRows(
    connection,
    `${schema}.report`,
    { place: 'int', slug: 'text', source: 'text', url: 'text', paragraphs: 'int' },
    reports.map(({ slug, source, url, original }, place) => [
      firstReport + place,
      slug,
      source,
      url,
      original.paragraphs.length,
    ]),
  );
  await insertRows(
    connection,
    `${schema}.report_text`,
    { report: 'int', rendition: 'int', language: 'text', title: 'text', date: 'text', caption: 'text' },
    reports.flatMap(({ original, renditions }, place) =>
      [original, ...renditions].map(({ language, title, date, caption }, rendition) => [
        firstReport + place,
        rendition,
        language,
        title,
        date,
        caption,
      ]),
    ),
  );
  await insertRows(
    connection,
    `${schema}.paragraph`,
    { number: 'int', report: 'int', paragraph: 'int', reference: 'text' },
    listParagraphs(reports).map(({ report, paragraph }, number) => [
      firstParagraph + number,
      firstReport + report,
      paragraph,
      paragraphKey(reports[report] as Report, paragraph),
    ]),
  );
  await insertRows(
    connection,
    `${schema}.text`,
    { number: 'int', language: 'text', text: 'text', words: 'text' },
    textRows(run, lexical),
  );
}

function* textRows(
  { reports, firstParagraph }: CorpusRun,
  lexical: readonly LexicalIndex[],
): Generator<[number, string, string, string]> {
  for (const [number, { report, paragraph }] of listParagraphs(reports).entries()) {
    const { original, renditions } = reports[report] as Report;
    for (const { language, paragraphs } of [original, ...renditions]) {
      const index = lexical.find((each) => each.language === language);
      if (index)
        yield [firstParagraph + number, language, paragraphs[paragraph] ?? '', wordsOf(index, number)];
    }
  }
}

/** The folded words of a text, its sentences on lines. */
function wordsOf({ words, sequence, sentenceStarts, textStarts }: LexicalIndex, text: number): string {
  const sentences: string[] = [];
  for (let at = textStarts[text] as number; at < (textStarts[text + 1] as number); at++) {
    const ids = sequence.subarray(sentenceStarts[at], sentenceStarts[at + 1]);
    sentences.push(Array.from(ids, (id) => words[id]).join(' '));
  }
  return sentences.join('\n');
}
