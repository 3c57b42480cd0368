import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CorpusFile, corpusFault, oversizeFault } from '../core/corpus/corpus-file.ts';
import { isReportFileName } from '../core/corpus/file-name.ts';
import type { Report } from '../core/corpus/report.ts';
import { IsnadError } from '../core/errors.ts';

export interface Corpus {
  /** Sorted by slug. */
  readonly reports: Report[];
  /** SHA-256, in hex, over the names and contents of the files. */
  readonly hash: string;
  /** The `corpusStamp` from before the files were read. */
  readonly stamp: string;
}

interface ListedFile {
  readonly name: string;
  readonly path: string;
  /** Where the file itself lies, within the corpus folder, when `path` is a link. */
  readonly realPath: string;
  readonly size: bigint;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
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
  for (const file of listed) {
    const oversize = oversizeFault(file.path, Number(file.size));
    if (oversize) throw oversize;
    const bytes = await reading(file.path, () => readWithoutLinks(file.realPath));
    hash.update(`${file.name}\0${bytes.length}\0`).update(bytes);
    files.push({ name: file.name, path: file.path, bytes });
  }
  return { reports: assembleReports(files), hash: hash.digest('hex'), stamp: stampOf(listed) };
}

/**
 * A text that changes whenever a file of the corpus is added, removed, renamed or written, made from
 * names, sizes and times alone. It may change though no content did: then the hash decides.
 * @throws IsnadError as `readCorpus`, but for the faults inside files
 */
export const corpusStamp = async (folder: string): Promise<string> => stampOf(await listFiles(folder));

function stampOf(files: readonly ListedFile[]): string {
  const hash = createHash('sha256');
  for (const { name, size, modifiedNs, changedNs } of files)
    hash.update(`${name}\0${size}\0${modifiedNs}\0${changedNs}\0`);
  return hash.digest('hex');
}

/**
 * The report files of a folder, sorted by name. A folder or a device with a report's name is none. A link may lead to a
 * file within the folder, as in a mounted volume, but not out of it: else whoever adds a report could have any file of
 * the machine quoted.
 */
async function listFiles(folder: string): Promise<ListedFile[]> {
  const names = (await readFolder(folder)).filter(isReportFileName).sort();
  const root = await realpath(folder);
  const files: ListedFile[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const facts = await reading(file, () => statReport(file));
    if (!facts.isFile()) continue;
    const realPath = await reading(file, () => realpath(file));
    if (!realPath.startsWith(path.join(root, path.sep))) throw linkFault(file, 'out of the corpus folder');
    const { size, mtimeNs: modifiedNs, ctimeNs: changedNs } = facts;
    files.push({ name, path: file, realPath, size, modifiedNs, changedNs });
  }
  if (files.length === 0) throw new IsnadError('CORPUS_EMPTY', folder);
  return files;
}

async function readFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new IsnadError('CORPUS_MISSING', folder);
    throw unreadable(folder, code === 'ENOTDIR' ? 'it is not a folder' : reasonOf(error));
  }
}

async function statReport(file: string) {
  try {
    return await stat(file, { bigint: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ELOOP') throw error;
    throw linkFault(file, 'to no file');
  }
}

const linkFault = (file: string, where: string) =>
  corpusFault(file, 1, `This is a link that leads ${where}. Put the file itself there, or remove the link.`);

/** Fails where a link was put in the file's place since it was looked at. */
async function readWithoutLinks(file: string): Promise<Buffer> {
  // Windows has no such flag.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof IsnadError ? error : unreadable(file, reasonOf(error));
  }
}

const unreadable = (file: string, reason: string) => new IsnadError('CORPUS_UNREADABLE', file, reason);

/** 'EACCES: permission denied' of 'EACCES: permission denied, open '/…''. */
const reasonOf = (error: unknown): string => (error as Error).message.split(',')[0] ?? '';
