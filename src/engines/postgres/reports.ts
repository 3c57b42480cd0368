import type { Report, ReportText } from '../../core/corpus/report.ts';
import type { Language } from '../../core/language.ts';
import type { Database } from './database.ts';

interface HeadingRow {
  readonly place: number;
  readonly slug: string;
  readonly source: string | null;
  readonly url: string | null;
  readonly paragraphs: number;
  readonly texts: readonly {
    readonly language: Language;
    readonly title: string;
    readonly date: string;
    readonly caption: string;
  }[];
}

/** A paragraph's text in a language. */
export interface TextRow {
  readonly number: number;
  readonly report: number;
  readonly paragraph: number;
  readonly language: Language;
  readonly text: string;
  /** Folded, sentences on lines. */
  readonly words: string;
}

/** Headings of the reports whose places a condition lets through, by place. */
export async function readHeadings(
  database: Database,
  schema: string,
  condition: string,
  values: readonly unknown[] = [],
): Promise<HeadingRow[]> {
  return database.rows<HeadingRow>(
    `SELECT place, slug, source, url, paragraphs,
       (SELECT jsonb_agg(jsonb_build_object(
          'language', language, 'title', title, 'date', date, 'caption', caption) ORDER BY rendition)
        FROM ${schema}.report_text WHERE report = place) AS texts
     FROM ${schema}.report WHERE ${condition} ORDER BY place`,
    values,
  );
}

/** Texts of the paragraphs of some numbers, in every language, by number. */
export const readTexts = (
  database: Database,
  schema: string,
  numbers: readonly number[],
): Promise<TextRow[]> =>
  database.rows<TextRow>(
    `SELECT number, report, paragraph, language, text, words
     FROM ${schema}.paragraph JOIN ${schema}.text USING (number) WHERE number = ANY($1) ORDER BY number`,
    [numbers],
  );

/** Reports with the texts that are at hand, and '' for all other paragraphs. */
export function assemble(headings: readonly HeadingRow[], texts: readonly TextRow[]): Report[] {
  const byReport = new Map<number, TextRow[]>();
  for (const row of texts) byReport.set(row.report, [...(byReport.get(row.report) ?? []), row]);
  return headings.map(({ place, slug, source, url, paragraphs, texts: parts }): Report => {
    const rows = byReport.get(place) ?? [];
    const [original, ...renditions] = parts.map((part): ReportText => {
      const filled = new Array<string>(paragraphs).fill('');
      for (const { language, paragraph, text } of rows)
        if (language === part.language) filled[paragraph] = text;
      return { ...part, paragraphs: filled };
    });
    if (!original) throw new Error(`The index holds no text of the report '${slug}'.`);
    return { slug, original, renditions, source, url };
  });
}
