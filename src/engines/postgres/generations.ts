import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { IsnadError } from '../../core/errors.ts';
import { generationDescription } from '../index-store/manifest.ts';
import { type Connection, type Database, isGone, shownAddress } from './database.ts';

/** Raise it whenever the tables of a generation, or what they mean, change. */
const formatVersion = 1;

const count = z.int().nonnegative();
const counts = z.strictObject({
  /** Paragraphs that the language has. */
  texts: count,
  /** Words, and terms of words, of all of them. */
  words: count,
  terms: count,
  /** Paragraphs that only this language has, and reports that lack it. */
  alone: count,
  lacking: count,
});

const facts = generationDescription.extend({
  /** Paragraphs of all reports. */
  paragraphs: count,
  languages: z.record(z.enum(['ar', 'en']), counts),
});

/** What the writer of a generation says of it. */
export type DatabaseFacts = Readonly<z.infer<typeof facts>>;

/** A generation in the database. */
export interface DatabaseGeneration {
  /** The schema with its tables, which is also its name. */
  readonly name: string;
  readonly manifest: DatabaseFacts;
}

/**
 * The generations of an index: `<index>.generation` lists them, one of them live, and each has its tables in the schema
 * `<index>_<time>_<random>`.
 * @param index a schema's name: small letters, digits and underscores
 */
export class Generations {
  readonly index: string;
  private readonly database: Database;

  constructor(database: Database, index: string) {
    this.database = database;
    this.index = index;
  }

  /**
   * The live generation; null where there is none.
   * @throws IsnadError INDEX_NEWER for the index of a newer program; INDEX_FORMAT for that of an older; DATABASE_…
   */
  async live(): Promise<DatabaseGeneration | null> {
    const row = await this.liveRow();
    if (!row) return null;
    if (row.format > formatVersion) throw new IsnadError('INDEX_NEWER', row.format, formatVersion);
    if (row.format < formatVersion) throw new IsnadError('INDEX_FORMAT', row.format, formatVersion);
    const parsed = facts.safeParse(row.facts);
    if (parsed.success) return { name: row.name, manifest: parsed.data };
    throw new IsnadError('INDEX_DAMAGED', `${this.where}, ${row.name}`, 'its facts are not what was written');
  }

  /** The name of the live generation, whatever its format. */
  async liveName(): Promise<string | null> {
    return (await this.liveRow())?.name ?? null;
  }

  private get where(): string {
    return shownAddress(this.database.url);
  }

  private async liveRow(): Promise<{ name: string; format: number; facts: unknown } | undefined> {
    try {
      const [row] = await this.database.rows<{ name: string; format: number; facts: unknown }>(
        `SELECT name, format, facts FROM ${this.index}.generation WHERE live`,
      );
      return row;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  /**
   * Writes a generation and makes it the live one in one transaction, or throws and leaves the old one live. The one
   * before it stays for those who still read it; older ones go.
   * @param build makes the tables in the new schema
   * @throws IsnadError INDEX_LOCKED_IN_DATABASE, INDEX_NEWER, DATABASE_WITHOUT_PGVECTOR, INDEX_UNWRITABLE, DATABASE_…
   */
  async write(
    connection: Connection,
    build: (schema: string) => Promise<DatabaseFacts>,
  ): Promise<DatabaseGeneration> {
    const name = this.newName();
    try {
      await connection.query(`CREATE SCHEMA ${name}`);
      const manifest = await build(name);
      const before = await this.liveName();
      await connection.query('BEGIN');
      await connection.query(`UPDATE ${this.index}.generation SET live = false WHERE live`);
      await connection.query(
        `INSERT INTO ${this.index}.generation (name, format, facts, live) VALUES ($1, $2, $3, true)`,
        [name, formatVersion, JSON.stringify(manifest)],
      );
      await connection.query('COMMIT');
      await this.removeBut(connection, [name, before ?? name]);
      return { name, manifest };
    } catch (error) {
      // Where the connection itself is gone, the next writer removes what is left.
      await connection.query('ROLLBACK').catch(() => {});
      if ((await this.liveName().catch(() => name)) !== name)
        await connection.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`).catch(() => {});
      throw error;
    }
  }

  /** Makes sure of the extension and of the list, takes the writer's lock, and removes what dead writers left. */
  async prepare(connection: Connection): Promise<void> {
    // The lock ends with the connection, so a writer that dies holds it no longer.
    const { rows } = await connection.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock(hashtext($1)) AS taken',
      [`isnad ${this.index}`],
    );
    if (!rows[0]?.taken) throw new IsnadError('INDEX_LOCKED_IN_DATABASE', this.where);
    await this.needVector(connection);
    await connection.query(`CREATE SCHEMA IF NOT EXISTS ${this.index}`);
    await connection.query(
      `CREATE TABLE IF NOT EXISTS ${this.index}.generation (
         name text PRIMARY KEY, format int NOT NULL, facts jsonb NOT NULL, live boolean NOT NULL)`,
    );
    await connection.query(
      `CREATE UNIQUE INDEX IF NOT EXISTS generation_live ON ${this.index}.generation (live) WHERE live`,
    );
    const listed = await connection.query<{ name: string }>(`SELECT name FROM ${this.index}.generation`);
    await this.removeBut(
      connection,
      listed.rows.map((row) => row.name),
    );
  }

  private async needVector(connection: Connection): Promise<void> {
    const { rows } = await connection.query("SELECT 1 FROM pg_extension WHERE extname = 'vector'");
    if (rows.length > 0) return;
    try {
      await connection.query('CREATE EXTENSION vector');
    } catch (error) {
      throw new IsnadError('DATABASE_WITHOUT_PGVECTOR', this.where, (error as Error).message);
    }
  }

  private async removeBut(connection: Connection, kept: readonly string[]): Promise<void> {
    const { rows } = await connection.query<{ nspname: string }>(
      'SELECT nspname FROM pg_namespace WHERE nspname ~ $1',
      [`^${this.index}_[0-9]{14}_[0-9a-f]{8}$`],
    );
    const unwanted = rows.map(({ nspname }) => nspname).filter((name) => !kept.includes(name));
    for (const name of unwanted) await connection.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    await connection.query(`DELETE FROM ${this.index}.generation WHERE NOT live AND NOT (name = ANY($1))`, [
      kept,
    ]);
  }

  /** isnad_20260102030405_1a2b3c4d: sorts by time, and is never used twice. */
  private newName(): string {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    return `${this.index}_${time}_${randomBytes(4).toString('hex')}`;
  }
}
