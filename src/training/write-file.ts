import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../core/errors.ts';

/**
 * Writes a file whole or not at all, and the folders above it.
 * @throws IsnadError TRAINING_UNWRITABLE
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const aside = `${file}.partial`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw new IsnadError('TRAINING_UNWRITABLE', file, (error as Error).message);
  }
}
