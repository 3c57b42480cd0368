import type { Config } from '../config.ts';
import type { ModelIdentity } from '../core/embedder.ts';
import { Database } from '../engines/postgres/database.ts';
import { Generations } from '../engines/postgres/generations.ts';
import { type Found, fault, fine, notTried, warning } from './finding.ts';

/**
 * Whether the database holds an index, of the corpus as it stands and of the model. Others may share it, so a start builds
 * only the first.
 * @param model null where it was not loaded
 * @throws IsnadError INDEX_DAMAGED, INDEX_FORMAT, INDEX_NEWER, DATABASE_…
 */
export async function checkDatabase(
  config: Config,
  url: string,
  model: ModelIdentity | null,
): Promise<Found> {
  // Imported here, since it loads the native package, whose absence is for another check to tell.
  const { sameModel } = await import('../indexing.ts');
  const { openCorpus } = await import('../engines/corpus-folder/checked-corpus.ts');
  const database = new Database(url);
  try {
    const live = await new Generations(database, config.indexSchema).live();
    if (!live)
      return warning(
        'There is no index in the database yet. The first start builds it, as does: npm run reindex',
      );
    if (!model) return notTried('the database holds one; whether it is of the model was not compared');
    const { model: made, corpus, counts, createdAt } = live.manifest;
    if (!sameModel(made, model))
      return fault(
        `The index in the database is of another model ('${made.id}'), and is left as it is for others that use it. Set EMBEDDING_MODEL as they do, another INDEX_SCHEMA, or build it anew with: npm run reindex`,
      );
    if (corpus.hash !== (await openCorpus(config.corpusDir)).hash)
      return warning(
        'The index in the database is of another state of the corpus. Bring it up to date with: npm run reindex',
      );
    return fine(`${counts.passages} passages in the database, built ${createdAt}`);
  } finally {
    await database.close();
  }
}
