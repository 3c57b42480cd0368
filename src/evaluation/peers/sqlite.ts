import { loadPeer } from './load.ts';
import { type Peer, peerDepth, withoutLeftOut } from './peer.ts';

interface SqliteModule {
  default(): Promise<{
    oo1: {
      DB: new (
        name: string,
      ) => {
        exec(statement: {
          sql: string;
          bind?: readonly (string | number)[];
          rowMode?: 'array';
          returnValue?: 'resultRows';
        }): unknown;
      };
    };
  }>;
}

/** A query for any of a question's words. */
const anyWord = (question: string): string =>
  (question.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR ');

export const sqliteFts: Peer = {
  name: 'SQLite FTS5',
  package: '@sqlite.org/sqlite-wasm',
  setUp: 'unicode61, any word, bm25()',
  async open(passages) {
    const { default: initialize } = await loadPeer<SqliteModule>('@sqlite.org/sqlite-wasm');
    const database = new (await initialize()).oo1.DB(':memory:');
    database.exec({ sql: "create virtual table passage using fts5(text, tokenize = 'unicode61')" });
    for (const [id, { text }] of passages.entries())
      database.exec({ sql: 'insert into passage (rowid, text) values (?, ?)', bind: [id, text] });
    return async (question, _, leftOut) => {
      const words = anyWord(question);
      if (!words) return [];
      const rows = database.exec({
        sql: 'select rowid, -bm25(passage) from passage where passage match ? order by 2 desc limit ?',
        bind: [words, peerDepth + leftOut.size],
        rowMode: 'array',
        returnValue: 'resultRows',
      }) as [number, number][];
      return withoutLeftOut(
        rows.map(([passage, score]) => ({ passage, score })),
        leftOut,
      );
    };
  },
};
