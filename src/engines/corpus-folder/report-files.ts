import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CorpusFile, corpusFault, oversizeFault } from '../../core/corpus/corpus-file.ts';
import { isReportFileName } from '../../core/corpus/file-name.ts';
import { IsnadError } from '../../core/errors.ts';
import { decodedUtf8 } from '../utf8.ts';

/** A report's file, as it was when the folder was looked at. */
export interface ListedFile {
  readonly name: string;
  readonly path: string;
  /** Where the file itself lies, within the corpus folder, when `path` is a link. */
  readonly realPath: string;
  readonly size: bigint;
  readonly modifiedNs: bigint;
  readonly changedNs: bigint;
}

/**
 * Reads files, one at a time, and takes the name and content of each into a hash.
 * @throws IsnadError CORPUS_UNREADABLE, or CORPUS_FAULT for one that is past the limit of size
 */
export async function* readFiles(listed: readonly ListedFile[], hash: Hash): AsyncGenerator<CorpusFile> {
  for (const file of listed) {
    const { name, path: shown } = file;
    const oversize = oversizeFault(shown, Number(file.size));
    if (oversize) throw oversize;
    const bytes = await reading(shown, () => readWithoutLinks(file.realPath));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    yield { name, path: shown, bytes, text: decodedUtf8(bytes) };
  }
}

/** What `corpusStamp` makes of the files. */
export function stampOf(files: readonly ListedFile[]): string {
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
export async function listFiles(folder: string): Promise<ListedFile[]> {
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
export async function readWithoutLinks(file: string): Promise<Buffer> {
  // Windows has no such flag.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** What reading a file comes to; a failure of it as one that says what to do. @throws IsnadError CORPUS_UNREADABLE */
export async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof IsnadError ? error : unreadable(file, reasonOf(error));
  }
}

const unreadable = (file: string, reason: string) => new IsnadError('CORPUS_UNREADABLE', file, reason);

/** 'EACCES: permission denied' of 'EACCES: permission denied, open '/…''. */
const reasonOf = (error: unknown): string => (error as Error).message.split(',')[0] ?? '';
