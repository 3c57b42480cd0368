import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { type Config, loadConfig } from '../../src/config.ts';
import { root } from '../scripts/command.ts';

export interface DatabaseServer {
  readonly url: string;
  /** For a look at the tables past the program. */
  readonly database: PGlite;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL on a port of its own. All its connections share one session, which so takes the same advisory lock again.
 * @param extensions without pgvector: a server on which that is not installed
 */
export async function startServer({ pgvector = true } = {}): Promise<DatabaseServer> {
  const database = await PGlite.create({ extensions: pgvector ? { vector } : {} });
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 50 });
  await server.start();
  return {
    url: `postgres://postgres:pass-word@${server.getServerConn()}/postgres`,
    database,
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

export const configOf = (settings: Readonly<Record<string, string>>): Config => loadConfig(settings, root);
