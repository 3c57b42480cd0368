import type { Config } from '../config.ts';
import { listPassages } from '../core/corpus/passages.ts';
import type { Embedder } from '../core/embedder.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { updateIndex } from '../indexing.ts';
import { type Comparison, compare } from './comparison.ts';

/**
 * A full reindexing against the bare embedding of the same passages.
 * @param embedder whose model is loaded
 * @param embed the bare model
 */
export async function compareReindexing(
  config: Config,
  embedder: Embedder,
  embed: (text: string) => Promise<Float32Array>,
  rounds: number,
): Promise<Comparison> {
  const passages = listPassages((await readCorpus(config.corpusDir)).reports);
  return compare(
    () => updateIndex(config, embedder, { force: true }),
    async () => {
      for (const { text } of passages) await embed(text);
    },
    rounds,
  );
}

/**
 * A reindexing after one paragraph changed against a full one of the same corpus.
 * @param change writes the corpus anew, with another paragraph in each round
 */
export async function compareChange(
  config: Config,
  embedder: Embedder,
  change: (round: number) => Promise<void>,
  rounds: number,
): Promise<Comparison> {
  let changes = 0;
  const timeOf = async (force: boolean) => {
    await change(changes++);
    const { changed, added } = await updateIndex(config, embedder, { force });
    if (!force && (changed !== 1 || added !== 0))
      throw new Error(`One paragraph was to change: ${changed} did, ${added} were added.`);
  };
  return compare(
    () => timeOf(false),
    () => timeOf(true),
    rounds,
  );
}
