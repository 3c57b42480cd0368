import { listPassages } from '../core/corpus/passages.ts';
import type { Embedder } from '../core/embedder.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { updateIndex } from '../indexing.ts';
import { type Comparison, compare } from './comparison.ts';
import type { BenchmarkCorpus } from './corpora.ts';

/**
 * A full reindexing against the bare embedding of the same passages.
 * @param embedder whose model is loaded
 * @param embed the bare model
 */
export async function compareReindexing(
  { config }: BenchmarkCorpus,
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

/** A reindexing after so many paragraphs changed against a full one of the same corpus. */
export async function compareChange(
  corpus: BenchmarkCorpus,
  count: number,
  embedder: Embedder,
  rounds: number,
): Promise<Comparison> {
  const timeOf = async (force: boolean) => {
    await corpus.change(count);
    const { added, changed, reused } = await updateIndex(corpus.config, embedder, { force });
    if (!force && (added > count || changed === 0 || reused === 0))
      throw new Error(`${count} paragraphs were to change: ${changed} did, ${added} were added.`);
  };
  return compare(
    () => timeOf(false),
    () => timeOf(true),
    rounds,
  );
}
