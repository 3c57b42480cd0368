import { lstat } from 'node:fs/promises';
import { IsnadError } from '../../core/errors.ts';

/**
 * Whether something of the index is a file or a folder of its own, rather than a link that could lead out of the index
 * folder, a device or a pipe, which could be read without end. What is not there is for the reader to notice.
 * @throws IsnadError INDEX_DAMAGED
 */
async function expectKind(place: string, kind: 'file' | 'folder'): Promise<void> {
  const facts = await lstat(place);
  if (kind === 'file' ? facts.isFile() : facts.isDirectory()) return;
  const found = facts.isSymbolicLink() ? 'a link' : 'something else';
  throw new IsnadError('INDEX_DAMAGED', place, `expected a ${kind}, found ${found}`);
}

export const requireFile = (place: string): Promise<void> => expectKind(place, 'file');

export const requireFolder = (place: string): Promise<void> => expectKind(place, 'folder');
