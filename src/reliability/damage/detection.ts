import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config.ts';
import type { Decision } from '../../core/answering/answer-question.ts';
import { IsnadError } from '../../core/errors.ts';
import { openStore } from '../../engines/index-store/store.ts';
import { openLiveIndex } from '../../live-index.ts';
import { answerOf, type ModelEmbedder } from '../small-index.ts';
import type { Damage, IndexFile } from './damages.ts';

/** The index before it is damaged, and what it answers. */
export interface Whole {
  readonly config: Config;
  readonly embedder: ModelEmbedder;
  readonly answer: Decision;
}

const caught = (error: unknown): error is IsnadError =>
  error instanceof IsnadError && (error.code === 'INDEX_DAMAGED' || error.code === 'INDEX_FORMAT');

/** Damages one file, opens the index and mends the file. */
export async function faultOfOpening(
  indexDir: string,
  file: IndexFile,
  damage: Damage,
): Promise<string | null> {
  await damage.apply(indexDir);
  let read = false;
  try {
    await openStore(indexDir).open(async () => {
      read = true;
    });
    return `${damage.where}: it was opened`;
  } catch (error) {
    if (read) return `${damage.where}: it was read`;
    if (!caught(error)) return `${damage.where}: ${(error as Error).message}`;
    return error.message.includes(indexDir) || error.code === 'INDEX_FORMAT' ? null : error.message;
  } finally {
    await writeFile(path.join(indexDir, file.path), file.content);
  }
}

/**
 * Starts with a damaged index as the program does.
 * @param silent the index is whole, but of another model or no index at all: there is no damage to be named
 */
export async function faultOfRebuilding(
  { config, embedder, answer }: Whole,
  indexDir: string,
  silent: boolean,
): Promise<string | null> {
  const before = await nameOf(indexDir);
  const faults: unknown[] = [];
  const options = { onFault: (error: unknown) => faults.push(error) };
  const index = await openLiveIndex({ ...config, indexDir }, embedder, options).catch(
    (error: Error) => error.message,
  );
  if (typeof index === 'string') return index;
  index.close();
  if (!silent && !faults.some(caught)) return 'nothing is named as damaged';
  if (index.current.generation.name === before) return 'it was not built anew';
  if (!isDeepStrictEqual(await answerOf(indexDir, embedder), answer)) return 'it answers otherwise';
  return null;
}

const nameOf = (indexDir: string): Promise<string | null> =>
  openStore(indexDir)
    .current()
    .then(
      (generation) => generation?.name ?? null,
      () => null,
    );
