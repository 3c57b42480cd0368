import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { IsnadError } from '../../core/errors.ts';

const ending = '.jsonl.gz';
const rowSchema = z.tuple([z.string(), z.string()]);

/** Two texts that belong together; which is which depends on the file that it stands in. */
export type Pair = readonly [string, string];

/** Pairs by the name of their file, without its ending, in alphabetical order. */
export type PairFiles = ReadonlyMap<string, readonly Pair[]>;

/**
 * Reads every gzipped file of JSON lines in a folder.
 * @throws IsnadError TRAINING_DATA_UNREADABLE, TRAINING_DATA_FAULT
 */
export async function readPairFiles(folder: string): Promise<PairFiles> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new IsnadError('TRAINING_DATA_UNREADABLE', folder, error.message);
  });
  const files = new Map<string, Pair[]>();
  for (const name of names.filter((each) => each.endsWith(ending)).sort()) {
    files.set(name.slice(0, -ending.length), await readPairs(path.join(folder, name)));
  }
  if (files.size === 0) {
    throw new IsnadError('TRAINING_DATA_UNREADABLE', folder, `there is no file *${ending} in it`);
  }
  return files;
}

async function readPairs(file: string): Promise<Pair[]> {
  let text: string;
  try {
    text = (await promisify(gunzip)(await readFile(file))).toString('utf8');
  } catch (error) {
    throw new IsnadError('TRAINING_DATA_UNREADABLE', file, (error as Error).message);
  }
  return text
    .split('\n')
    .flatMap((line, place): Pair[] => (line === '' ? [] : [pairOf(line, file, place + 1)]));
}

function pairOf(line: string, file: string, number: number): Pair {
  try {
    return rowSchema.parse(JSON.parse(line));
  } catch {
    throw new IsnadError('TRAINING_DATA_FAULT', file, number, line.slice(0, 80));
  }
}
