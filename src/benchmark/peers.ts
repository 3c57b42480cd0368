import { openAssistant } from '../assistant.ts';
import { listPassages } from '../core/corpus/passages.ts';
import type { Embedder } from '../core/embedder.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { langchainHnsw, langchainMemory } from '../evaluation/peers/langchain.ts';
import { PeersMissing, peerVersion } from '../evaluation/peers/load.ts';
import { miniSearch } from '../evaluation/peers/minisearch.ts';
import { oramaHybrid } from '../evaluation/peers/orama.ts';
import type { Peer } from '../evaluation/peers/peer.ts';
import { sqliteFts } from '../evaluation/peers/sqlite.ts';
import { compare, ratioOf } from './comparison.ts';
import type { BenchmarkCorpus } from './corpora.ts';
import type { NamedRatio } from './figures.ts';

/** A peer and whether its search needs the question's vector, which then is made in its time. */
const peers: readonly { readonly peer: Peer; readonly byVector: boolean }[] = [
  { peer: miniSearch, byVector: false },
  { peer: sqliteFts, byVector: false },
  { peer: oramaHybrid, byVector: true },
  { peer: langchainMemory, byVector: true },
  { peer: langchainHnsw, byVector: true },
];

const warmUp = 10;
const rounds = 60;

/**
 * A question asked of the whole assistant against one search of a peer, over the same passages with the same vectors.
 * @param embedder makes the passages' vectors
 * @param embed the bare model, by which a peer's question is embedded
 * @returns nothing where the peers are not installed
 */
export async function comparePeers(
  corpus: BenchmarkCorpus,
  questions: readonly string[],
  embedder: Embedder,
  embed: (text: string) => Promise<Float32Array>,
): Promise<NamedRatio[]> {
  const texts = listPassages((await readCorpus(corpus.config.corpusDir)).reports)
    .filter(({ language }) => language === 'ar')
    .map(({ text }) => text);
  const vectors = await embedder.embed(texts, 'passage');
  const assistant = await openAssistant(corpus.config);
  const nothing: ReadonlySet<number> = new Set();
  const rows: NamedRatio[] = [];
  try {
    for (const { peer, byVector } of peers) {
      const search = await peer.open(
        texts.map((text, place) => ({ text, vector: Array.from(vectors[place] as Float32Array) })),
        'ar',
      );
      const asked = (round: number) => questions[round % questions.length] as string;
      const comparison = await compare(
        (round) => assistant.ask(asked(round)),
        async (round) => {
          const vector = byVector ? Array.from(await embed(asked(round))) : [];
          await search(asked(round), vector, nothing);
        },
        rounds,
        warmUp,
      );
      rows.push({
        what: `${peer.name} ${await peerVersion(peer.package)}, ${peer.setUp}`,
        ratio: ratioOf(comparison),
      });
    }
    return rows;
  } catch (error) {
    if (error instanceof PeersMissing) return [];
    throw error;
  } finally {
    await assistant.close();
  }
}
