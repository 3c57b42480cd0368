import { createHash } from 'node:crypto';
import {
  assembleReport,
  checkTogether,
  type EntryOutline,
  groupBySlug,
  outlineOf,
  readEntry,
  refuseCollisions,
} from '../../core/corpus/assemble.ts';
import type { CorpusFile } from '../../core/corpus/corpus-file.ts';
import { passagesIn } from '../../core/corpus/passages.ts';
import type { Report } from '../../core/corpus/report.ts';
import { IsnadError } from '../../core/errors.ts';
import type { Corpus } from '../corpus-folder.ts';
import { type ListedFile, listFiles, readFiles, reading, readWithoutLinks, stampOf } from './report-files.ts';

/** A corpus without a fault. Of its files only names, hashes and outlines are in memory, whatever their length. */
export interface CheckedCorpus extends Pick<Corpus, 'hash' | 'stamp'> {
  readonly documents: number;
  readonly passages: number;
  /**
   * Reads the reports one at a time, sorted by slug, as they were when they were checked.
   * @throws IsnadError CORPUS_CHANGED, CORPUS_UNREADABLE
   */
  reports(): AsyncGenerator<Report, void>;
}

interface CheckedFile extends ListedFile {
  readonly slug: string;
  /** Of the content, SHA-256 in Base64. */
  readonly hash: string;
}

/**
 * Reads the files of a corpus folder one at a time, and checks them as `readCorpus` does.
 * @throws IsnadError as `readCorpus`
 */
export async function openCorpus(folder: string): Promise<CheckedCorpus> {
  const listed = await listFiles(folder);
  const hash = createHash('sha256');
  const check = new CorpusCheck();
  const hashes: string[] = [];
  for await (const file of readFiles(listed, hash)) {
    hashes.push(hashOf(file.bytes));
    check.add(file);
  }
  refuseCollisions(listed);
  const outlines = check.finish();
  const groups = groupBySlug(
    listed.map((file, place): CheckedFile => {
      const [{ slug }, of] = [outlines[place] as EntryOutline, hashes[place] as string];
      return { ...file, slug, hash: of };
    }),
  );
  return {
    hash: hash.digest('hex'),
    stamp: stampOf(listed),
    documents: groups.length,
    passages: check.passages,
    async *reports() {
      for (const group of groups) {
        const files: CorpusFile[] = [];
        for (const file of group) files.push(await readAgain(file));
        yield assembleReport(files.map(readEntry));
      }
    },
  };
}

/** Reads entries one after another, and keeps their outlines, or the first fault. */
class CorpusCheck {
  /** Passages of the entries. */
  passages = 0;
  readonly #outlines: EntryOutline[] = [];
  #fault: unknown = null;

  add(file: CorpusFile): void {
    if (this.#fault !== null) return;
    try {
      const entry = readEntry(file);
      this.#outlines.push(outlineOf(entry));
      this.passages += passagesIn(entry.text);
    } catch (error) {
      // A file that cannot be read, or two of one name, are told before a fault in what one says.
      this.#fault = error;
    }
  }

  finish(): readonly EntryOutline[] {
    if (this.#fault !== null) throw this.#fault;
    checkTogether(this.#outlines);
    return this.#outlines;
  }
}

async function readAgain({ name, path, realPath, hash }: CheckedFile): Promise<CorpusFile> {
  const bytes = await reading(path, () => readWithoutLinks(realPath).catch(gone));
  if (hashOf(bytes) !== hash) throw new IsnadError('CORPUS_CHANGED', path);
  return { name, path, bytes };

  function gone(error: NodeJS.ErrnoException): never {
    throw error.code === 'ENOENT' || error.code === 'ELOOP' ? new IsnadError('CORPUS_CHANGED', path) : error;
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
