import pg from 'pg';
import { IsnadError } from '../../core/errors.ts';

/** A connection of its own, or whichever of the pool's is free. */
export type Connection = Pick<pg.ClientBase, 'query'>;

/** Milliseconds for a connection to be made, and for an answer to one of a question's queries. */
const connectMs = 10_000;
const queryMs = 10_000;

/** Connections that one process keeps at most. */
const connections = 8;

/** Vectors weighed when one is searched, as in the local graph. */
const efSearch = 256;

/** A database's address as it may be shown: without user and password. */
export function shownAddress(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgres://${host}${pathname}`;
  } catch {
    return 'postgres://…';
  }
}

const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
  '57P03',
]);
/** Connections past their limit, and a server that is going down, are classes of their own in PostgreSQL's appendix A. */
const unreachable = /^(?:08|53300|57P0[12])/;
const refused = /^(?:28|3D000)/;
const unwritable = /^(?:53100|25006|54000|53200)/;

/** What pg throws without a code. */
const lost = /timeout|terminated|Connection ended|not queryable|closed the connection/i;

/** A failure of the database as one that says what to do; what is none of its failures, as it is. */
function databaseFailure(error: unknown, url: string): unknown {
  if (!(error instanceof Error) || error instanceof IsnadError) return error;
  const { code = '', message } = error as Error & { code?: string };
  const address = shownAddress(url);
  // Of several addresses of a host that all fail, Node gives one error with an empty message.
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  const reason = (message || first?.message || code).split('\n')[0] ?? '';
  if (network.has(code) || unreachable.test(code) || (code === '' && lost.test(message)))
    return new IsnadError('DATABASE_UNREACHABLE', address, reason);
  if (refused.test(code)) return new IsnadError('DATABASE_REFUSED', address, reason);
  if (unwritable.test(code)) return new IsnadError('INDEX_UNWRITABLE', address, reason);
  if (/^[0-9A-Z]{5}$/.test(code)) return new IsnadError('DATABASE_FAILED', address, reason);
  return error;
}

/** Whether the tables of a generation are gone: two newer ones have gone live since it was looked up. */
export const isGone = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '42P01' || error.code === '3F000');

/** Connections to the database of an address. */
export class Database {
  readonly url: string;
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.url = url;
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: connectMs,
      query_timeout: queryMs,
      application_name: 'isnad',
      // A command is done when its work is, whatever connections are idle.
      allowExitOnIdle: true,
      onConnect: async (client) => {
        await client.query(`SET hnsw.ef_search = ${efSearch}`);
      },
    });
    // A connection that breaks while idle is replaced; whoever needs one hears if that fails.
    this.pool.on('error', () => {});
  }

  /** Rows of a query. @throws IsnadError DATABASE_…; the database's own where a table is gone */
  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>(sql, [...values])).rows;
    } catch (error) {
      throw isGone(error) ? error : databaseFailure(error, this.url);
    }
  }

  /** Uses one connection, on which locks and transactions last from query to query, without a limit of time. */
  async connected<Result>(use: (connection: Connection) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: connectMs,
      application_name: 'isnad reindex',
      keepAlive: true,
    });
    // A connection that breaks fails the query that is under way, or the next.
    client.on('error', () => {});
    try {
      await client.connect();
      return await use(client);
    } catch (error) {
      throw databaseFailure(error, this.url);
    } finally {
      await client.end().catch(() => {});
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
