import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';
import { replaceFile } from './durable-files.ts';
import { readingIndex } from './index-faults.ts';
import { requireFile } from './own-files.ts';

/** What the file `current` says: the live generation, and the SHA-256 of its manifest. */
export interface Pointer {
  readonly generation: string;
  readonly manifestSha256: string;
}

const pointerName = 'current';
const pointerPattern = /^([\w-]+) ([0-9a-f]{64})\n$/;

/**
 * Null where no generation was ever written.
 * @throws IsnadError INDEX_DAMAGED, INDEX_UNREADABLE
 */
export async function readPointer(indexDir: string): Promise<Pointer | null> {
  const file = path.join(indexDir, pointerName);
  const content = await readingIndex(file, async () => {
    await requireFile(file);
    return readFile(file, 'latin1');
  });
  if (content === null) return null;
  const [, generation, manifestSha256] = pointerPattern.exec(content) ?? [];
  if (!generation || !manifestSha256) throw new IsnadError('INDEX_DAMAGED', file, 'it names no generation');
  return { generation, manifestSha256 };
}

/**
 * Makes a generation the live one: the one moment at which a write takes effect. Where it throws, it did not. That it
 * lasts through a power cut is for the caller to see to, by syncing the folder.
 */
export const movePointer = (indexDir: string, { generation, manifestSha256 }: Pointer): Promise<void> =>
  replaceFile(path.join(indexDir, pointerName), `${generation} ${manifestSha256}\n`);
