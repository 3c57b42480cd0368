import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';

const systemErrorOf = (error: unknown): NodeJS.ErrnoException | null =>
  error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException) : null;

/** 'ENOSPC: no space left on device' of 'ENOSPC: no space left on device, write'. */
export const reasonOf = (error: Error): string => error.message.split(',')[0] ?? error.message;

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

/** Of a failure of one of these on an open file the system names no path. */
const fileCalls = new Set(['read', 'write', 'fsync', 'fdatasync', 'fstat', 'ftruncate', 'close']);

/** The failure of the system that came about in a folder, if this error is one. */
function failureWithin(folder: string, error: unknown): NodeJS.ErrnoException | null {
  const failure = systemErrorOf(error);
  if (!failure) return null;
  const ours = failure.path ? isInside(folder, failure.path) : fileCalls.has(failure.syscall ?? '');
  return ours ? failure : null;
}

/**
 * Reads what stands in a generation's folder, whose files were all there and whole just before.
 * @throws IsnadError INDEX_UNREADABLE for a failure of the system, INDEX_DAMAGED where a file is gone; what else
 * `read` throws goes through
 */
export async function readingContent<T>(folder: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const failure = failureWithin(folder, error);
    if (!failure) throw error;
    const file = failure.path ?? folder;
    if (failure.code === 'ENOENT') throw new IsnadError('INDEX_DAMAGED', file, 'it is missing');
    throw new IsnadError('INDEX_UNREADABLE', file, reasonOf(failure));
  }
}

/**
 * Writes the index, or a part of it.
 * @throws IsnadError INDEX_UNWRITABLE where the system refused to write in the index folder; what else
 * `write` throws goes through
 */
export async function writingIndex<T>(indexDir: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const failure = failureWithin(indexDir, error);
    if (!failure) throw error;
    throw new IsnadError('INDEX_UNWRITABLE', failure.path ?? indexDir, reasonOf(failure));
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}
