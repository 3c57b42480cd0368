import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { assembleReports } from '../core/corpus/assemble.ts';
import type { CorpusFile } from '../core/corpus/corpus-file.ts';
import { collisionKey, isReportFileName } from '../core/corpus/file-name.ts';
import { IsnadError } from '../core/errors.ts';
import { replaceFile } from './index-store/durable-files.ts';

/** A report that stands in a corpus folder now. */
export interface WrittenReport {
  readonly file: string;
  /** Whether another was there under this name. */
  readonly replaced: boolean;
}

/**
 * The file in a corpus folder that a report's name would fall together with, or null.
 * @throws IsnadError CORPUS_UNREADABLE
 */
export async function existingReport(folder: string, slug: string): Promise<string | null> {
  const key = collisionKey(`${slug}.md`);
  const name = (await namesIn(folder)).find((each) => collisionKey(each) === key);
  return name === undefined ? null : path.join(folder, name);
}

/**
 * Writes a report whole or not at all, and makes the folder where there is none. It is checked before as a reindexing would
 * check it, together with its renditions.
 * @param content of its corpus file
 * @throws IsnadError REPORT_EXISTS unless `replace` is set; CORPUS_FAULT, CORPUS_UNREADABLE, REPORT_UNWRITABLE
 */
export async function writeReport(
  folder: string,
  slug: string,
  content: string,
  { replace }: { readonly replace: boolean },
): Promise<WrittenReport> {
  const existing = await existingReport(folder, slug);
  if (existing !== null && !replace) throw new IsnadError('REPORT_EXISTS', existing);
  const file = existing ?? path.join(folder, `${slug}.md`);
  const report = { name: path.basename(file), path: file, bytes: Buffer.from(content) };
  assembleReports([report, ...(await renditionsOf(folder, slug))]);
  try {
    await mkdir(folder, { recursive: true });
    await replaceFile(file, content);
  } catch (error) {
    throw new IsnadError('REPORT_UNWRITABLE', file, (error as Error).message);
  }
  return { file, replaced: existing !== null };
}

async function renditionsOf(folder: string, slug: string): Promise<CorpusFile[]> {
  const prefix = collisionKey(`${slug}.`);
  const own = collisionKey(`${slug}.md`);
  const names = (await namesIn(folder)).filter((name) => {
    const key = collisionKey(name);
    return isReportFileName(name) && key.startsWith(prefix) && key !== own;
  });
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { name, path: file, bytes: await reading(file, () => readFile(file)) };
    }),
  );
}

const namesIn = (folder: string): Promise<string[]> =>
  reading(folder, () =>
    readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    }),
  );

async function reading<T>(place: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new IsnadError('CORPUS_UNREADABLE', place, (error as Error).message);
  }
}
