import { listPassages } from '../core/corpus/passages.ts';
import type { Embedder } from '../core/embedder.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { updateIndex } from '../indexing.ts';
import { ratioOf, timeOf } from './comparison.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import type { Figures } from './figures.ts';

/**
 * In each round a full reindexing and the bare embedding of the same passages, in turns at going first, and then a
 * reindexing after one paragraph was changed, and one after a hundredth of them were.
 * @param embedder whose model is loaded
 * @param embed the bare model
 */
export async function measureReindexing(
  corpus: BenchmarkCorpus,
  embedder: Embedder,
  embed: (text: string) => Promise<Float32Array>,
  rounds: number,
): Promise<Figures<'reindexing'>> {
  const { config, paragraphs } = corpus;
  const passages = listPassages((await readCorpus(config.corpusDir)).reports);
  const hundredth = Math.round(paragraphs / 100);
  const times = {
    full: [] as number[],
    bare: [] as number[],
    oneChange: [] as number[],
    hundredth: [] as number[],
  };
  const full = () => updateIndex(config, embedder, { force: true });
  const bare = async () => {
    for (const { text } of passages) await embed(text);
  };
  const afterChange = async (count: number) => {
    await corpus.change(count);
    return timeOf(async () => {
      const { added, changed, reused } = await updateIndex(config, embedder);
      if (added > count || changed === 0 || reused === 0)
        throw new Error(`${count} paragraphs were to change: ${changed} did, ${added} were added.`);
    });
  };
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) times.full.push(await timeOf(full));
    times.bare.push(await timeOf(bare));
    if (round % 2 === 1) times.full.push(await timeOf(full));
    times.oneChange.push(await afterChange(1));
    if (hundredth > 1) times.hundredth.push(await afterChange(hundredth));
  }
  return {
    full: ratioOf({ ours: times.full, floor: times.bare }),
    oneChange: ratioOf({ ours: times.oneChange, floor: times.full }),
    hundredth: hundredth > 1 ? ratioOf({ ours: times.hundredth, floor: times.full }) : null,
  };
}
