import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';

const systemErrorOf = (error: unknown): NodeJS.ErrnoException | null =>
  error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException) : null;

/** 'ENOSPC: no space left on device' of 'ENOSPC: no space left on device, write'. */
const reasonOf = (error: Error): string => error.message.split(',')[0] ?? error.message;

/**
 * Reads a file of the index; null where there is none.
 * @throws IsnadError INDEX_UNREADABLE for any other failure of the system
 */
export async function readingIndex<T>(file: string, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    const failure = systemErrorOf(error);
    if (!failure) throw error;
    if (failure.code === 'ENOENT') return null;
    throw new IsnadError('INDEX_UNREADABLE', file, reasonOf(failure));
  }
}

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);

/**
 * Writes the index, or a part of it.
 * @throws IsnadError INDEX_UNWRITABLE where the system refused to write in the index folder; what else
 * `write` throws goes through
 */
export async function writingIndex<T>(indexDir: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const failure = systemErrorOf(error);
    // A failed write to an open file names no path, but it names the disk as its cause.
    const ours = failure?.path ? isInside(indexDir, failure.path) : diskCodes.has(failure?.code ?? '');
    if (!failure || !ours) throw error;
    throw new IsnadError('INDEX_UNWRITABLE', failure.path ?? indexDir, reasonOf(failure));
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
