import type { Language } from '../../core/language.ts';
import { loadPeer } from './load.ts';
import { type Peer, type PeerPassage, type PeerSearch, peerDepth } from './peer.ts';

interface OramaModule {
  create(options: {
    schema: Record<string, string>;
    components: { tokenizer: Record<string, unknown> };
  }): unknown;
  removeMultiple(database: unknown, ids: readonly string[]): Promise<unknown>;
  insertMultiple(database: unknown, documents: readonly Record<string, unknown>[]): Promise<unknown>;
  search(
    database: unknown,
    query: Record<string, unknown>,
  ): Promise<{ hits: { id: string; score: number }[] }>;
}

const nameOf = { ar: 'arabic', en: 'english' } as const;

/** Of hybrid search, the least likeness of a vector that counts: none is left out. */
const leastSimilarity = 0;

async function openOrama(
  passages: readonly PeerPassage[],
  language: Language,
  mode: 'fulltext' | 'hybrid',
): Promise<PeerSearch> {
  const [{ create, insertMultiple, removeMultiple, search }, stemming, { stopwords }] = await Promise.all([
    loadPeer<OramaModule>('@orama/orama'),
    loadPeer<{ stemmer: unknown; language: string }>(`@orama/stemmers/${nameOf[language]}`),
    loadPeer<{ stopwords: unknown }>(`@orama/stopwords/${nameOf[language]}`),
  ]);
  const database = create({
    schema: { text: 'string', vector: `vector[${passages[0]?.vector.length ?? 0}]` },
    components: {
      tokenizer: {
        stemming: true,
        stemmer: stemming.stemmer,
        language: stemming.language,
        stopWords: stopwords,
      },
    },
  });
  // A search takes the vectors out of the documents it finds, so each insertion gets new ones.
  const documents = () => passages.map(({ text, vector }, id) => ({ id: String(id), text, vector }));
  await insertMultiple(database, documents());
  return async (question, vector, leftOut) => {
    const query = { mode, term: question, properties: ['text'], limit: peerDepth };
    const byVector = { vector: { value: vector, property: 'vector' }, similarity: leastSimilarity };
    // A hybrid score is a share of the best hit's: what is left out must be gone before, not after.
    const gone = documents().filter((_, id) => leftOut.has(id));
    const ids = gone.map(({ id }) => id);
    if (ids.length > 0) await removeMultiple(database, ids);
    const { hits } = await search(database, mode === 'hybrid' ? { ...query, ...byVector } : query);
    if (ids.length > 0) await insertMultiple(database, gone);
    return hits.map(({ id, score }) => ({ passage: Number(id), score }));
  };
}

const own = { package: '@orama/orama', name: 'Orama' } as const;

export const oramaFullText: Peer = {
  ...own,
  setUp: 'full text, tokenizer, stemmer and stop words of the language',
  open: (passages, language) => openOrama(passages, language, 'fulltext'),
};

export const oramaHybrid: Peer = {
  ...own,
  setUp: 'the same, hybrid with the same vectors',
  open: (passages, language) => openOrama(passages, language, 'hybrid'),
};
