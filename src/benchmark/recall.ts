import { RecallProbe } from '../core/retrieval/recall-probe.ts';
import { readCarriedContent } from '../engines/index-content.ts';
import { openStore } from '../engines/index-store/store.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import type { Figures } from './figures.ts';

/**
 * Recall@10 of the graph of a built index against exact search, for real questions.
 * @param embed makes the questions' vectors
 */
export async function measureRecall(
  { config }: BenchmarkCorpus,
  questions: readonly string[],
  embed: (texts: readonly string[], role: 'query') => Promise<Float32Array[]>,
): Promise<Figures<'recall'>> {
  const content = await openStore(config.indexDir).open(readCarriedContent);
  if (!content) throw new Error(`There is no index in '${config.indexDir}'.`);
  const { graph, labels, efSearch } = content.vectors;
  const live = labels ?? Array.from({ length: graph.labels }, (_, label) => label);
  const probe = new RecallProbe(await embed(questions, 'query'));
  for (const label of new Set(live)) probe.see(graph.vector(label));
  return {
    vectors: live.length,
    questions: questions.length,
    efSearch,
    recall: efSearch === null ? 1 : probe.recallOf((vector, k) => graph.search(vector, k, efSearch)),
  };
}
