import { loadPeer } from './load.ts';
import { type Peer, peerDepth, withoutLeftOut } from './peer.ts';

interface StoredDocument {
  readonly pageContent: string;
  readonly metadata: { readonly passage: number };
}

interface MemoryModule {
  readonly MemoryVectorStore: new (
    embeddings: unknown,
  ) => {
    addVectors(vectors: readonly (readonly number[])[], documents: readonly StoredDocument[]): Promise<void>;
    similaritySearchVectorWithScore(
      vector: readonly number[],
      count: number,
    ): Promise<[StoredDocument, number][]>;
  };
}

export const langchainMemory: Peer = {
  name: 'LangChain.js',
  package: '@langchain/classic',
  setUp: 'memory vector store with the same vectors',
  async open(passages) {
    const { MemoryVectorStore } = await loadPeer<MemoryModule>('@langchain/classic/vectorstores/memory');
    // The vectors are given, so that it never embeds.
    const store = new MemoryVectorStore(null);
    await store.addVectors(
      passages.map(({ vector }) => vector),
      passages.map(({ text }, passage) => ({ pageContent: text, metadata: { passage } })),
    );
    return async (_, vector, leftOut) => {
      const found = await store.similaritySearchVectorWithScore(vector, peerDepth + leftOut.size);
      return withoutLeftOut(
        found.map(([{ metadata }, score]) => ({ passage: metadata.passage, score })),
        leftOut,
      );
    };
  },
};
