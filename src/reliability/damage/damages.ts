import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { seededRandom } from '../../core/fitting/random.ts';

/** A file of the index as it was written. */
export interface IndexFile {
  readonly name: string;
  /** Relative to the index folder. */
  readonly path: string;
  readonly content: Buffer;
}

export interface Damage {
  readonly kind: 'cut' | 'with a bit turned';
  /** Where, so that it can be done again. */
  readonly where: string;
  /** Writes the damaged file into an index folder. */
  apply(indexDir: string): Promise<void>;
}

/** The pointer, and every file of the one generation. */
export async function filesOf(indexDir: string): Promise<IndexFile[]> {
  const [generation = ''] = await readdir(path.join(indexDir, 'generations'));
  const folder = path.join('generations', generation);
  const names = (await readdir(path.join(indexDir, folder))).sort();
  const paths = ['current', ...names.map((name) => path.join(folder, name))];
  return Promise.all(
    paths.map(async (each) => ({
      name: path.basename(each),
      path: each,
      content: await readFile(path.join(indexDir, each)),
    })),
  );
}

const writes = (file: IndexFile, content: Buffer) => (indexDir: string) =>
  writeFile(path.join(indexDir, file.path), content);

export function truncations(file: IndexFile, count: number, seed: number): Damage[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const length = Math.floor(random() * file.content.length);
    return {
      kind: 'cut',
      where: `after ${length} bytes`,
      apply: writes(file, file.content.subarray(0, length)),
    };
  });
}

export function bitFlips(file: IndexFile, count: number, seed: number): Damage[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const place = Math.floor(random() * file.content.length);
    const bit = Math.floor(random() * 8);
    const content = Buffer.from(file.content);
    content[place] = (content[place] as number) ^ (1 << bit);
    return { kind: 'with a bit turned', where: `bit ${bit} of byte ${place}`, apply: writes(file, content) };
  });
}
