import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';
import { listPassages } from '../core/corpus/passages.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { openStore } from '../engines/index-store/store.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import type { Figures } from './figures.ts';

/** What a process that answers from an index holds, beside what no index can be without. The index must have been built. */
export async function measureMemory(
  { config }: BenchmarkCorpus,
  question: string,
): Promise<Figures<'memory'>> {
  const generation = await openStore(config.indexDir).current();
  if (!generation) throw new Error(`There is no index in '${config.indexDir}'.`);
  const { manifest } = generation;
  const texts = listPassages((await readCorpus(config.corpusDir)).reports);
  return {
    passages: manifest.counts.passages,
    resident: await memoryOf('answering-memory', config, [question]),
    raw: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 4 * manifest.model.dimensions, 0),
    disk: Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What a process holds at most that builds an index, in a folder of its own. */
export async function measureBuilding({ config }: BenchmarkCorpus): Promise<Figures<'building'>> {
  const indexDir = `${config.indexDir}-aside`;
  try {
    return { resident: await memoryOf('building-memory', { ...config, indexDir }, []) };
  } finally {
    await rm(indexDir, { recursive: true, force: true });
  }
}

/** What a process of its own prints of its memory. */
async function memoryOf(name: string, config: Config, args: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const flags = ['--expose-gc', '--import', import.meta.resolve('tsx')];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    script,
    JSON.stringify(config),
    ...args,
  ]);
  return Number(stdout);
}
