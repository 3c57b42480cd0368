import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '../../src/core/language.ts';

interface ReportSource {
  readonly title?: string;
  readonly date?: string;
  readonly language?: Language;
  /** The slug of the original, of a rendition. */
  readonly translationOf?: string;
  readonly paragraphs: readonly string[];
}

/** Writes a corpus file, and its folder where that is missing. */
export async function writeReport(
  folder: string,
  name: string,
  { title = 'تقرير', date = '1 مايو 2020', language = 'ar', translationOf, paragraphs }: ReportSource,
): Promise<void> {
  const head = [`title: '${title}'`, `date: '${date}'`, `language: ${language}`];
  if (translationOf) head.push(`translationOf: ${translationOf}`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, `${name}.md`),
    `---\n${head.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`,
  );
}
