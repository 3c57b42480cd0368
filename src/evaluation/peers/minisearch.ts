import { loadPeer } from './load.ts';
import { type Peer, withoutLeftOut } from './peer.ts';

interface MiniSearchModule {
  readonly default: new (options: {
    fields: string[];
  }) => {
    addAll(documents: readonly { id: number; text: string }[]): void;
    search(query: string): { id: number; score: number }[];
  };
}

export const miniSearch: Peer = {
  name: 'MiniSearch',
  package: 'minisearch',
  setUp: 'as it comes',
  async open(passages) {
    const { default: MiniSearch } = await loadPeer<MiniSearchModule>('minisearch');
    const index = new MiniSearch({ fields: ['text'] });
    index.addAll(passages.map(({ text }, id) => ({ id, text })));
    return async (question, _, leftOut) =>
      withoutLeftOut(
        index.search(question).map(({ id, score }) => ({ passage: id, score })),
        leftOut,
      );
  },
};
