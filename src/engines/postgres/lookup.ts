import type { Language } from '../../core/language.ts';
import type { Range } from '../../core/range.ts';
import { mostGain } from '../../core/retrieval/bm25.ts';
import type { DenseHit, LexicalQuery } from '../../core/retrieval/retriever.ts';
import type { WantedWords } from '../../core/retrieval/wanted-words.ts';
import type { Database } from './database.ts';
import { termKey, vectorText, wordKey } from './tables.ts';

/** A word of a language's texts. */
export interface WordRow {
  readonly id: number;
  readonly word: string;
  readonly frequency: number;
}

/** Texts that a signal proposes at most: more than the retriever takes, so that rounding in SQL decides nothing. */
const proposed = 80;

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** The words that stand under some keys, or share 3-grams with what is asked for, by id. */
export const findWords = (
  database: Database,
  schema: string,
  language: Language,
  { keys, resembling }: WantedWords,
): Promise<WordRow[]> =>
  database.rows<WordRow>(
    `WITH wanted AS (
       SELECT * FROM unnest($3::int[], $4::text[]) AS wanted(query, gram)
     ), alike AS (
       SELECT query, holder, count(*) AS shared
       FROM wanted JOIN ${schema}.posting ON language = $1 AND kind = 'g' AND term = gram, unnest(holders) AS holder
       GROUP BY query, holder
     )
     SELECT id, word, frequency FROM ${schema}.word WHERE language = $1 AND keys @@ $2::tsquery
     UNION
     SELECT id, word, frequency FROM alike
       JOIN unnest($5::int[], $6::int[], $7::float8[]) AS asked(query, size, least) USING (query)
       JOIN ${schema}.word ON language = $1 AND id = holder
       WHERE 2.0 * shared >= least * (size + grams)
     ORDER BY id`,
    [
      language,
      keys.map((key) => quoted(wordKey(language, key))).join('|'),
      resembling.flatMap(({ grams }, query) => grams.map(() => query)),
      resembling.flatMap(({ grams }) => grams.map(termKey)),
      resembling.map((_, query) => query),
      resembling.map(({ grams }) => grams.length),
      // A coefficient at the very limit is left to the exact comparison.
      resembling.map(({ least }) => least - 1e-6),
    ],
  );

/** How many texts hold each of some terms. */
export async function termFrequencies(
  database: Database,
  schema: string,
  language: Language,
  terms: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const byKey = new Map([...terms].map((term) => [termKey(term), term]));
  const rows = await database.rows<{ term: string; frequency: number }>(
    `SELECT term, frequency FROM ${schema}.posting WHERE language = $1 AND kind = 't' AND term = ANY($2)`,
    [language, [...byKey.keys()]],
  );
  return new Map(rows.map(({ term, frequency }) => [byKey.get(term) as string, frequency]));
}

/**
 * The texts that score highest by the terms of a question's words, BM25 as in `Bm25.score`.
 * @param within only of these numbers; null: all
 */
export async function proposeByTerms(
  database: Database,
  schema: string,
  language: Language,
  { gramTerms }: LexicalQuery,
  frequencies: ReadonlyMap<string, number>,
  size: number,
  within: Range | null,
): Promise<number[]> {
  const held = [...gramTerms].filter(([term]) => frequencies.has(term));
  if (held.length === 0) return [];
  const rows = await database.rows<{ text: number }>(
    `SELECT text FROM unnest($2::text[], $3::float8[]) AS asked(term, gain)
       JOIN ${schema}.posting USING (term), unnest(holders, counts, norms) AS held(text, count, norm)
     WHERE language = $1 AND kind = 't' ${within ? 'AND text >= $4 AND text < $5' : ''}
     GROUP BY text ORDER BY sum(gain * count / (count + norm)) DESC, text LIMIT ${proposed}`,
    [
      language,
      held.map(([term]) => termKey(term)),
      held.map(([term, weight]) => mostGain(weight, size, frequencies.get(term) ?? 0)),
      ...(within ?? []),
    ],
  );
  return rows.map(({ text }) => text);
}

/** The texts that score highest by the words that match a question's, BM25 as in `StructuredQuery`; `within` as above. */
export async function proposeByWords(
  database: Database,
  schema: string,
  language: Language,
  { matches, rarities }: LexicalQuery,
  words: readonly WordRow[],
  within: Range | null,
): Promise<number[]> {
  const asked = [...matches].flatMap(([place, found]) =>
    found.map(({ term, similarity }) => ({
      word: termKey((words[place] as WordRow).word),
      term,
      weight: similarity * similarity,
      gain: rarities[term] as number,
    })),
  );
  if (asked.length === 0) return [];
  const rows = await database.rows<{ text: number }>(
    `SELECT text FROM (
       SELECT text, asked.term AS asked, min(gain) AS gain, sum(weight * count) AS soft, min(norm) AS norm
       FROM unnest($2::text[], $3::int[], $4::float8[], $5::float8[]) AS asked(word, term, weight, gain)
         JOIN ${schema}.posting ON posting.term = word, unnest(holders, counts, norms) AS held(text, count, norm)
       WHERE language = $1 AND kind = 'w' ${within ? 'AND text >= $6 AND text < $7' : ''}
       GROUP BY text, asked.term
     ) AS held GROUP BY text HAVING sum(gain) > 0 ORDER BY sum(gain * soft / (soft + norm)) DESC, text LIMIT ${proposed}`,
    [
      language,
      asked.map(({ word }) => word),
      asked.map(({ term }) => term),
      asked.map(({ weight }) => weight),
      asked.map(({ gain }) => gain),
      ...(within ?? []),
    ],
  );
  return rows.map(({ text }) => text);
}

/** The numbers of a report's paragraphs, which follow one another. */
export async function paragraphsOf(database: Database, schema: string, slug: string): Promise<Range> {
  const [row] = await database.rows<{ first: number | null; last: number | null }>(
    `SELECT min(number) AS first, max(number) AS last
     FROM ${schema}.paragraph JOIN ${schema}.report ON report = place WHERE slug = $1`,
    [slug],
  );
  return [row?.first ?? 0, (row?.last ?? -1) + 1];
}

/**
 * The passages nearest to a unit vector. Within some paragraphs all are compared: the graph would be walked past most of
 * what is near, to few that are wanted.
 */
export const nearestPassages = (
  database: Database,
  schema: string,
  vector: Float32Array,
  count: number,
  within: Range | null,
): Promise<DenseHit[]> =>
  database.rows<{ paragraph: number; language: Language; similarity: number }>(
    `${within ? `WITH own AS MATERIALIZED (SELECT number, written, vector FROM ${schema}.passage WHERE number >= $3 AND number < $4)` : ''}
     SELECT number AS paragraph, written AS language, 1 - (vector <=> $1::vector) AS similarity
     FROM ${within ? 'own' : `${schema}.passage`} ORDER BY vector <=> $1::vector LIMIT $2`,
    [vectorText(vector), count, ...(within ?? [])],
  );
