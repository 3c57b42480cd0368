import path from 'node:path';
import type { Config } from './config.ts';
import { corpusText } from './core/importing/corpus-text.ts';
import type { Draft, Stated } from './core/importing/document.ts';
import { draftOf } from './core/importing/draft.ts';
import { slugOf } from './core/importing/slug.ts';
import { existingReport, type WrittenReport, writeReport } from './engines/corpus-writer.ts';
import { readInput } from './engines/documents/input.ts';
import { readApart } from './engines/documents/reading-process.ts';

/** A report that could be written, under its name. */
export interface NamedDraft extends Draft {
  readonly slug: string;
}

export interface ImportRequest {
  /** The document's path, absolute; null to read `stream`. */
  readonly file: string | null;
  readonly stream: AsyncIterable<Buffer | string>;
  /** What somebody said of the report; it wins over what is found. */
  readonly given: Stated;
  /** The report's name; by default its file's, else its title's. */
  readonly slug?: string | undefined;
}

/**
 * Reads a document and makes a report of it. Nothing is written.
 * @throws IsnadError IMPORT_FAULT, IMPORT_EMPTY
 */
export async function draftReport({ file, stream, given, slug }: ImportRequest): Promise<NamedDraft> {
  const input = await readInput(file, stream);
  const draft = draftOf(await readApart(input), given, input.name);
  const ofFile = file === null ? '' : slugOf(path.parse(file).name);
  return { ...draft, slug: slug ?? (ofFile || slugOf(draft.title) || 'report') };
}

/** The corpus file that a report of this name would replace, or null. */
export const replacedBy = (config: Config, { slug }: NamedDraft): Promise<string | null> =>
  existingReport(config.corpusDir, slug);

/**
 * Writes a report into the corpus folder.
 * @throws IsnadError REPORT_EXISTS unless `replace` is set; CORPUS_FAULT, CORPUS_UNREADABLE, REPORT_UNWRITABLE
 */
export const saveReport = (
  config: Config,
  draft: NamedDraft,
  options: { readonly replace: boolean },
): Promise<WrittenReport> => writeReport(config.corpusDir, draft.slug, corpusText(draft), options);
