import type { Passage } from '../../core/corpus/passages.ts';
import { detectLanguage } from '../../core/language.ts';
import type { IndexedPassage } from '../index-content.ts';
import type { Connection } from './database.ts';
import { insertRows } from './insert.ts';
import { vectorText } from './tables.ts';

/** A passage, its place among all, and its paragraph's number. */
export interface PlacedPassage {
  readonly id: number;
  readonly number: number;
  readonly passage: Passage;
  readonly indexed: IndexedPassage;
}

const passageColumns = {
  id: 'int',
  number: 'int',
  language: 'text',
  written: 'text',
  document: 'text',
  paragraph: 'int',
  first: 'int',
  last: 'int',
  hash: 'text',
} as const;

const passageRow = ({ id, number, passage, indexed }: PlacedPassage) => [
  id,
  number,
  indexed.language,
  detectLanguage(passage.text),
  indexed.document,
  indexed.paragraph,
  indexed.start,
  indexed.end,
  indexed.hash,
];

/** Which of some passages' hashes a generation has. */
export async function knownHashes(
  connection: Connection,
  schema: string,
  passages: readonly PlacedPassage[],
): Promise<Set<string>> {
  const { rows } = await connection.query<{ hash: string }>(
    `SELECT hash FROM ${schema}.passage WHERE hash = ANY($1)`,
    [passages.map(({ indexed }) => indexed.hash)],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Writes passages with the vectors that passages of the same text have in another generation. */
export const copyPassages = (
  connection: Connection,
  schema: string,
  from: string,
  passages: readonly PlacedPassage[],
): Promise<void> =>
  insertRows(
    connection,
    `${schema}.passage`,
    {
      ...passageColumns,
      vector: `(SELECT vector FROM ${from}.passage AS known WHERE known.hash = $ LIMIT 1)`,
    },
    passages.map((placed) => [...passageRow(placed), placed.indexed.hash]),
  );

/** Writes passages with their vectors. */
export const writePassages = (
  connection: Connection,
  schema: string,
  passages: readonly PlacedPassage[],
  vectors: readonly Float32Array[],
): Promise<void> =>
  insertRows(
    connection,
    `${schema}.passage`,
    { ...passageColumns, vector: 'vector' },
    passages.map((placed, place) => [...passageRow(placed), vectorText(vectors[place] as Float32Array)]),
  );

/**
 * Counts passages by text and place, as `compare` does of those of an index folder.
 * @param before a generation; null where there is none
 */
export async function comparePassages(
  connection: Connection,
  before: string | null,
  after: string,
): Promise<{ added: number; changed: number; removed: number }> {
  if (before === null) return { added: await countPassages(connection, after), changed: 0, removed: 0 };
  const lacking = (one: string, other: string) =>
    `SELECT document, language, paragraph, first FROM ${one}.passage AS own
     WHERE NOT EXISTS (SELECT FROM ${other}.passage AS known WHERE known.hash = own.hash)`;
  const { rows } = await connection.query<{ fresh: number; gone: number; changed: number }>(
    `WITH fresh AS MATERIALIZED (${lacking(after, before)}), gone AS MATERIALIZED (${lacking(before, after)})
     SELECT (SELECT count(*) FROM fresh)::int AS fresh, (SELECT count(*) FROM gone)::int AS gone,
       (SELECT count(*) FROM fresh
        WHERE (document, language, paragraph, first) IN (SELECT document, language, paragraph, first FROM gone)
       )::int AS changed`,
  );
  const { fresh, gone, changed } = rows[0] as { fresh: number; gone: number; changed: number };
  return { added: fresh - changed, changed, removed: gone - changed };
}

export async function countPassages(connection: Connection, schema: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${schema}.passage`,
  );
  return rows[0]?.count ?? 0;
}
