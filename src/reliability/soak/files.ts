import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The live generation, and the one before it for whoever is just opening that. */
const keptGenerations = 2;

/** What TypeScript's loader keeps there for its next start. */
const ofLoader = /^tsx-/;

/** What is left in the folder for temporary files and, beside its generations, in an index; null where nothing is. */
export async function leftFiles(temporary: string, indexDir: string): Promise<string | null> {
  const [inTemporary, inIndex, generations] = await Promise.all([
    readdir(temporary),
    readdir(indexDir),
    readdir(path.join(indexDir, 'generations')),
  ]);
  const unfinished = [...inIndex, ...generations].filter(
    (name) => name.startsWith('lock') || name.endsWith('.partial'),
  );
  const left = [
    ...inTemporary
      .filter((name) => !ofLoader.test(name))
      .map((name) => `${name} in the folder for temporary files`),
    ...unfinished.map((name) => `${name} in the index`),
    ...(generations.length > keptGenerations ? [`${generations.length} generations`] : []),
  ];
  return left.length > 0 ? left.join(', ') : null;
}
