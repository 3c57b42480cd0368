import { setTimeout } from 'node:timers/promises';
import type { Config } from './config.ts';
import type { Embedder, ModelIdentity } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { updateDatabaseIndex } from './database-indexing.ts';
import { readWordLists } from './engines/lexicon-files.ts';
import { Database } from './engines/postgres/database.ts';
import { DatabaseIndex } from './engines/postgres/database-index.ts';
import { type DatabaseGeneration, Generations } from './engines/postgres/generations.ts';
import { isUnusable, sameModel } from './indexing.ts';
import { type LiveIndex, type LiveIndexOptions, patience, translations } from './live-index.ts';

/** Milliseconds between two looks at which generation is live. */
const lookMs = 1_000;

/** Opens the index in the database; builds it first only where there is none, since others may share it. */
export async function openDatabaseIndex(
  config: Config,
  url: string,
  embedder: Embedder,
  options: LiveIndexOptions = {},
): Promise<LiveIndex<DatabaseIndex>> {
  const database = new Database(url);
  const generations = new Generations(database, config.indexSchema);
  const wordLists = readWordLists();
  // Where the database fails first, the lists are not waited for.
  wordLists.catch(() => {});
  try {
    let current = await open((await usable()) ?? (await build()));
    let lastFault = '';
    const timer = options.follow ? setInterval(look, lookMs).unref() : null;
    let looking = false;

    async function look(): Promise<void> {
      if (looking) return;
      looking = true;
      try {
        if ((await generations.liveName()) !== current.generation.name) {
          const live = await generations.live();
          if (live && live.name !== current.generation.name) current = await open(live);
        }
        lastFault = '';
      } catch (error) {
        if (lastFault !== String(error)) options.onFault?.(error);
        lastFault = String(error);
      } finally {
        looking = false;
      }
    }

    return {
      get current() {
        return current;
      },
      async close() {
        if (timer) clearInterval(timer);
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }

  async function usable(): Promise<DatabaseGeneration | null> {
    try {
      return await generations.live();
    } catch (error) {
      if (!isUnusable(error)) throw error;
      options.onFault?.(error);
      return null;
    }
  }

  async function build(): Promise<DatabaseGeneration> {
    for (let look = 0; ; look++) {
      try {
        await updateDatabaseIndex(config, url, embedder, options);
      } catch (error) {
        const busy = error instanceof IsnadError && error.code === 'INDEX_LOCKED_IN_DATABASE';
        if (!busy || look >= patience.looks) throw error;
        await setTimeout(patience.interval);
      }
      const built = await usable();
      if (built) return built;
    }
  }

  async function open(generation: DatabaseGeneration): Promise<DatabaseIndex> {
    const model = await embedder.identity();
    // Questions are embedded by this process's model: they have no place among the vectors of another.
    if (!sameModel(generation.manifest.model, model))
      throw new IsnadError('INDEX_OTHER_MODEL', named(generation.manifest.model), named(model));
    return new DatabaseIndex(
      generation,
      database,
      { ...(await wordLists), translations: null },
      translations,
    );
  }
}

const named = ({ id, dimensions, fingerprint }: ModelIdentity): string =>
  `'${id}' (${dimensions} numbers, ${fingerprint.slice(0, 8)})`;
