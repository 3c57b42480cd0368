import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listPassages } from '../core/corpus/passages.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { openStore } from '../engines/index-store/store.ts';
import type { BenchmarkCorpus } from './corpora.ts';

const script = fileURLToPath(new URL('./memory-process.ts', import.meta.url));

/** What a process that answers from an index holds, in bytes. */
export interface Memory {
  readonly what: string;
  readonly passages: number;
  /** Resident, of the process that answers; the model's own process is not in it. */
  readonly resident: number;
  /** The vectors as 32-bit numbers and the texts in UTF-8: what no index can be without. */
  readonly raw: number;
  /** The files of the index. */
  readonly disk: number;
}

/** The index must have been built. */
export async function measureMemory({ what, config }: BenchmarkCorpus, question: string): Promise<Memory> {
  const generation = await openStore(config.indexDir).current();
  if (!generation) throw new Error(`There is no index in '${config.indexDir}'.`);
  const { manifest } = generation;
  const texts = listPassages((await readCorpus(config.corpusDir)).reports);
  const flags = ['--expose-gc', '--import', import.meta.resolve('tsx')];
  const args = [...flags, script, JSON.stringify(config), question];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return {
    what,
    passages: manifest.counts.passages,
    resident: Number(stdout),
    raw: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 4 * manifest.model.dimensions, 0),
    disk: Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
