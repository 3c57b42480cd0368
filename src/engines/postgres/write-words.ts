import type { Language } from '../../core/language.ts';
import { type InvertedIndex, okapi } from '../../core/retrieval/bm25.ts';
import type { LexicalIndex } from '../../core/retrieval/lexical-index.ts';
import { keysOf } from '../../core/retrieval/wanted-words.ts';
import type { Connection } from './database.ts';
import { insertRows, wordsText } from './insert.ts';
import { termKey, wordKey } from './tables.ts';

/** Words that are looked up at a time. */
const lookedUp = 5_000;

/** The mean length of a language's texts, in terms ('t') and in words ('w'). */
export type MeanLengths = Readonly<Record<'t' | 'w', number>>;

/**
 * Tables for the time of writing. Their rows need not outlive the writer, so they are not logged.
 *
 *     run_word      words met so far, by the number that each has for good
 *     run_posting   what holds a term in one run, in the notation of arrays without their braces, and each text's length
 */
const stagingTables = (schema: string): string => `
  CREATE UNLOGGED TABLE ${schema}.run_word (
    language text NOT NULL, term text COLLATE "C" NOT NULL, id int NOT NULL, word text NOT NULL, grams int NOT NULL,
    keys tsvector NOT NULL, PRIMARY KEY (language, term));
  CREATE UNLOGGED TABLE ${schema}.run_posting (
    run int NOT NULL, language text NOT NULL, kind "char" NOT NULL, term text COLLATE "C" NOT NULL,
    holders text NOT NULL, counts text, lengths text);
`;

/**
 * Writes the words of a generation's texts, a run of texts after the other, so that those of one run alone are in memory:
 * what holds a term is written run by run, and put together in the database.
 */
export class WordWriter {
  private readonly connection: Connection;
  private readonly schema: string;
  /** Words of each language so far. */
  private readonly counts = new Map<Language, number>();

  private constructor(connection: Connection, schema: string) {
    this.connection = connection;
    this.schema = schema;
  }

  static async begin(connection: Connection, schema: string): Promise<WordWriter> {
    await connection.query(stagingTables(schema));
    return new WordWriter(connection, schema);
  }

  /**
   * Takes a run of a language's texts, after those before it.
   * @param run its place among the runs
   * @param index of the run's texts alone
   * @param firstText the number of its first text among all
   */
  async add(run: number, index: LexicalIndex, firstText: number): Promise<void> {
    const { language, terms, postings, resemblance } = index;
    const ids = await this.addWords(index);
    const table = `${this.schema}.run_posting`;
    const columns = {
      run: 'int',
      language: 'text',
      kind: '"char"',
      term: 'text',
      holders: 'text',
      counts: 'text',
      lengths: 'text',
    };
    const key = [run, language] as const;
    await insertRows(this.connection, table, columns, textPostings([...key, 't'], terms, firstText));
    await insertRows(this.connection, table, columns, textPostings([...key, 'w'], postings, firstText));
    await insertRows(this.connection, table, columns, gramPostings([...key, 'g'], resemblance, ids));
  }

  /** Puts the runs together, and removes what was kept for that. */
  async finish(means: ReadonlyMap<Language, MeanLengths>): Promise<void> {
    const { schema, connection } = this;
    const scored = [...means].flatMap(([language, { t, w }]) => [
      { language, kind: 't', mean: t },
      { language, kind: 'w', mean: w },
      { language, kind: 'g', mean: null },
    ]);
    await connection.query(`ANALYZE ${schema}.run_posting; ANALYZE ${schema}.run_word`);
    await connection.query(mergedPostings(schema), [
      scored.map(({ language }) => language),
      scored.map(({ kind }) => kind),
      scored.map(({ mean }) => mean),
    ]);
    await connection.query(
      `DROP TABLE ${schema}.run_posting; ANALYZE ${schema}.posting;
       INSERT INTO ${schema}.word (language, id, word, frequency, grams, keys)
         SELECT met.language, id, word, frequency, grams, keys FROM ${schema}.run_word AS met
           JOIN ${schema}.posting AS held
             ON held.language = met.language AND kind = 'w' AND held.term = met.term COLLATE "C"
         ORDER BY met.language, id;
       DROP TABLE ${schema}.run_word`,
    );
  }

  /**
   * Writes the words of a run that were not met before, each with the next number, in the order in which they come.
   * @returns of each word of the run the number, or null where it was met before
   */
  private async addWords(index: LexicalIndex): Promise<readonly (number | null)[]> {
    const { language, words, resemblance } = index;
    const terms = words.map(termKey);
    const met = await this.metBefore(language, terms);
    let next = this.counts.get(language) ?? 0;
    const ids = terms.map((term) => (met.has(term) ? null : next++));
    this.counts.set(language, next);
    await insertRows(
      this.connection,
      `${this.schema}.run_word`,
      {
        language: 'text',
        term: 'text',
        id: 'int',
        word: 'text',
        grams: 'int',
        keys: 'array_to_tsvector($::text[])',
      },
      (function* () {
        for (const [place, word] of words.entries()) {
          const id = ids[place] ?? null;
          if (id === null) continue;
          const keys = wordsText(keysOf(word, language).map((key) => wordKey(language, key)));
          yield [language, terms[place] as string, id, word, resemblance.lengths[place] as number, keys];
        }
      })(),
    );
    return ids;
  }

  private async metBefore(language: Language, terms: readonly string[]): Promise<Set<string>> {
    const met = new Set<string>();
    for (let from = 0; from < terms.length; from += lookedUp) {
      const { rows } = await this.connection.query<{ term: string }>(
        `SELECT term FROM ${this.schema}.run_word WHERE language = $1 AND term = ANY($2)`,
        [language, terms.slice(from, from + lookedUp)],
      );
      for (const { term } of rows) met.add(term);
    }
    return met;
  }
}

type RunKey = readonly [run: number, language: Language, kind: string];

/** The texts of a run that hold each term. */
function* textPostings(
  key: RunKey,
  { terms, starts, texts, frequencies, lengths }: InvertedIndex,
  firstText: number,
): Generator<(string | number)[]> {
  for (const [term, id] of terms) {
    const [first, next] = [starts[id] as number, starts[id + 1] as number];
    const holders = texts.subarray(first, next);
    yield [
      ...key,
      termKey(term),
      holders.map((text) => firstText + text).join(),
      frequencies.subarray(first, next).join(),
      holders.map((text) => lengths[text] as number).join(),
    ];
  }
}

/** The words that hold each 3-gram, of those of a run that have a number. */
function* gramPostings(
  key: RunKey,
  { terms, starts, texts }: InvertedIndex,
  ids: readonly (number | null)[],
): Generator<(string | number | null)[]> {
  for (const [gram, id] of terms) {
    const words = texts.subarray(starts[id], starts[id + 1]);
    const holders = Array.from(words, (word) => ids[word] ?? null).filter((word) => word !== null);
    if (holders.length > 0) yield [...key, termKey(gram), holders.join(), null, null];
  }
}

/**
 * The postings of all runs as those of one index: runs follow one another as their texts and words do. BM25's norms are
 * those of `lengthNorm`, by the mean of all texts. $1 to $3 are languages, kinds and means, null where nothing is scored.
 */
function mergedPostings(schema: string): string {
  const { k1, b } = okapi;
  const inOrder = (column: string) =>
    `('{' || coalesce(string_agg(${column}, ',' ORDER BY run), '') || '}')::int[] AS ${column}`;
  return `
    INSERT INTO ${schema}.posting (language, kind, term, frequency, holders, counts, norms)
    SELECT language, kind, term, cardinality(holders), holders, counts,
      ARRAY(SELECT (${k1}::float8 * (1 - ${b}::float8 + (${b}::float8 * length) / mean))::real
            FROM unnest(lengths) AS length)
    FROM (
      SELECT language, kind, term, ${inOrder('holders')}, ${inOrder('counts')}, ${inOrder('lengths')}
      FROM ${schema}.run_posting GROUP BY language, kind, term
    ) AS merged
    JOIN unnest($1::text[], $2::"char"[], $3::float8[]) AS scored(language, kind, mean) USING (language, kind)`;
}
