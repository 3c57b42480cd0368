import type { Connection } from './database.ts';

/** A column's name, and its value out of the text `$` where that is not just a cast of it. */
type Columns = Readonly<Record<string, string>>;
type Value = string | number | null;

/** Rows and characters that are sent at a time at most. */
const batch = { rows: 1_000, characters: 1_000_000 } as const;

/**
 * Inserts rows, as they come, a batch at a time.
 * @param columns name → type, or an expression with `$` for the value's text
 */
export async function insertRows(
  connection: Connection,
  table: string,
  columns: Columns,
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  const names = Object.keys(columns);
  const parameters = names.map((_, place) => `$${place + 1}::text[]`).join(', ');
  const aliases = names.map((_, place) => `v${place}`);
  const values = Object.values(columns).map((type, place) =>
    type.includes('$') ? type.replace('$', aliases[place] as string) : `${aliases[place]}::${type}`,
  );
  const sql = `INSERT INTO ${table} (${names.join(', ')})
    SELECT ${values.join(', ')} FROM unnest(${parameters}) AS given(${aliases.join(', ')})`;
  let waiting: Value[][] = names.map(() => []);
  let characters = 0;
  const send = async () => {
    if (waiting[0]?.length) await connection.query(sql, waiting);
    waiting = names.map(() => []);
    characters = 0;
  };
  for (const row of rows) {
    for (const [place, value] of row.entries()) {
      (waiting[place] as Value[]).push(value);
      characters += typeof value === 'string' ? value.length : 8;
    }
    if ((waiting[0] as Value[]).length >= batch.rows || characters >= batch.characters) await send();
  }
  await send();
}

/** Texts without commas, quotes, backslashes and braces in PostgreSQL's notation of an array. */
export const wordsText = (words: readonly string[]): string =>
  `{${words.map((word) => `"${word}"`).join(',')}}`;
