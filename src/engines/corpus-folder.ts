import { createHash } from 'node:crypto';
import type { CorpusFile } from '../core/corpus/corpus-file.ts';
import type { Report } from '../core/corpus/report.ts';
import { listFiles, readFiles, stampOf } from './corpus-folder/report-files.ts';

export interface Corpus {
  /** Sorted by slug. */
  readonly reports: Report[];
  /** SHA-256, in hex, over the names and contents of the files. */
  readonly hash: string;
  /** The `corpusStamp` from before the files were read. */
  readonly stamp: string;
}

/**
 * Reads every report of a corpus folder.
 * @throws IsnadError CORPUS_MISSING, CORPUS_EMPTY, CORPUS_UNREADABLE, or CORPUS_FAULT with file and line
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  // An index that is up to date is opened without the parser of reports.
  const [listed, { assembleReports }] = await Promise.all([
    listFiles(folder),
    import('../core/corpus/assemble.ts'),
  ]);
  const files: CorpusFile[] = [];
  const hash = createHash('sha256');
  for await (const file of readFiles(listed, hash)) files.push(file);
  return { reports: assembleReports(files), hash: hash.digest('hex'), stamp: stampOf(listed) };
}

/**
 * A text that changes whenever a file of the corpus is added, removed, renamed or written, made from
 * names, sizes and times alone. It may change though no content did: then the hash decides.
 * @throws IsnadError as `readCorpus`, but for the faults inside files
 */
export const corpusStamp = async (folder: string): Promise<string> => stampOf(await listFiles(folder));
