import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';

const ending = '.jsonl.gz';
const rowSchema = z.tuple([z.string(), z.string()]);

/** Two texts that belong together; which is which depends on the file that it stands in. */
export type Pair = readonly [string, string];

/** Pairs by the name of their file, without its ending, in alphabetical order. */
export type PairFiles = ReadonlyMap<string, readonly Pair[]>;

/** Reads every gzipped file of JSON lines in a folder. */
export async function readPairFiles(folder: string): Promise<PairFiles> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const files = new Map<string, Pair[]>();
  for (const name of names) {
    const text = (await promisify(gunzip)(await readFile(path.join(folder, name)))).toString('utf8');
    const lines = text.split('\n').filter(Boolean);
    files.set(name.slice(0, -ending.length), lines.map((line) => rowSchema.parse(JSON.parse(line))));
  }
  return files;
}
