import { loadPeer } from './load.ts';
import { type Peer, type PeerSearch, peerDepth, withoutLeftOut } from './peer.ts';

interface StoredDocument {
  readonly pageContent: string;
  readonly metadata: { readonly passage: number };
}

interface VectorStore {
  addVectors(vectors: readonly (readonly number[])[], documents: readonly StoredDocument[]): Promise<void>;
  similaritySearchVectorWithScore(
    vector: readonly number[],
    count: number,
  ): Promise<[StoredDocument, number][]>;
}

interface MemoryModule {
  readonly MemoryVectorStore: new (embeddings: unknown) => VectorStore;
}

interface HnswModule {
  readonly HNSWLib: new (embeddings: unknown, args: { readonly space: 'cosine' }) => VectorStore;
}

export const langchainMemory: Peer = {
  name: 'LangChain.js',
  package: '@langchain/classic',
  setUp: 'memory vector store with the same vectors',
  async open(passages) {
    const { MemoryVectorStore } = await loadPeer<MemoryModule>('@langchain/classic/vectorstores/memory');
    // The vectors are given, so that it never embeds.
    return searchOf(new MemoryVectorStore(null), passages, (score) => score);
  },
};

/** It searches by the program's own hnswlib-node, which is found above its folder. */
export const langchainHnsw: Peer = {
  name: 'LangChain.js community',
  package: '@langchain/community',
  setUp: 'HNSWLib store with the same vectors, as it comes',
  async open(passages) {
    const { HNSWLib } = await loadPeer<HnswModule>('@langchain/community/vectorstores/hnswlib');
    return searchOf(new HNSWLib(null, { space: 'cosine' }), passages, (distance) => 1 - distance);
  },
};

async function searchOf(
  store: VectorStore,
  passages: Parameters<Peer['open']>[0],
  similarityOf: (score: number) => number,
): Promise<PeerSearch> {
  await store.addVectors(
    passages.map(({ vector }) => vector),
    passages.map(({ text }, passage) => ({ pageContent: text, metadata: { passage } })),
  );
  return async (_, vector, leftOut) => {
    const count = Math.min(passages.length, peerDepth + leftOut.size);
    const found = await store.similaritySearchVectorWithScore(vector, count);
    return withoutLeftOut(
      found.map(([{ metadata }, score]) => ({ passage: metadata.passage, score: similarityOf(score) })),
      leftOut,
    );
  };
}
