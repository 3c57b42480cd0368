import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { ModelIdentity } from '../core/embedder.ts';
import { readClaims } from '../engines/index-store/writer-lock.ts';
import { type Found, fault, fine, notTried, reasonOf, warning } from './finding.ts';

const rebuilt = 'The next start builds it anew, as does: npm run reindex';

/**
 * Whether the index opens, and is of the corpus as it stands and of the model.
 * @param model null where it was not loaded
 * @throws IsnadError INDEX_DAMAGED, INDEX_FORMAT, INDEX_UNREADABLE
 */
export async function checkIndex(config: Config, model: ModelIdentity | null): Promise<Found> {
  // Imported here, since they load the native package, whose absence is for another check to tell.
  const { openStore } = await import('../engines/index-store/store.ts');
  const { readIndexContent } = await import('../engines/index-content.ts');
  const { isCurrent, sameModel } = await import('../indexing.ts');
  const opened = await openStore(config.indexDir).open(async (generation) => ({
    generation,
    content: await readIndexContent(generation),
  }));
  if (!opened)
    return warning(
      `There is no index in '${config.indexDir}' yet. The first start builds it, as does: npm run reindex`,
    );
  const { manifest } = opened.generation;
  if (!model) return notTried('it opens; whether it is of the model was not compared');
  if (!sameModel(manifest.model, model))
    return warning(`The index is of another model ('${manifest.model.id}'). ${rebuilt}`);
  if (!(await isCurrent(opened.generation, config, model)))
    return warning(`The index is of an earlier state of the corpus. ${rebuilt}`);
  return fine(`${opened.content.passages.length} passages, built ${manifest.createdAt}`);
}

/** Whether somebody holds the writer's lock, or died with it. */
export async function checkLock(indexDir: string): Promise<Found> {
  const { living, dead } = await readClaims(indexDir);
  if (living.length > 0) return fine(`process ${living.join(', ')} is writing the index`);
  if (dead.length > 0)
    return warning(
      `A process that ended left its lock in '${indexDir}' (${dead.join(', ')}). The next reindexing removes it: npm run reindex`,
    );
  return fine('none left over');
}

/** Tries to write, since permissions alone do not tell of read-only file systems. Returns why not, or null. */
async function whyUnwritable(folder: string): Promise<string | null> {
  try {
    const tried = await mkdtemp(path.join(await nearestThere(folder), 'tried-'));
    await rm(tried, { recursive: true });
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** A folder, or the folder that it would be made in. */
async function nearestThere(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  return there ? folder : nearestThere(path.dirname(folder));
}

/** Whether the program can write where it has to. */
export async function checkFolders({ indexDir, indexUrl, feedbackFile }: Config): Promise<Found> {
  const folders: [setting: string, folder: string][] = indexUrl === null ? [['INDEX_DIR', indexDir]] : [];
  if (feedbackFile !== null) folders.push(['FEEDBACK_FILE', path.dirname(feedbackFile)]);
  const faults: string[] = [];
  for (const [setting, folder] of folders) {
    const reason = await whyUnwritable(folder);
    if (reason !== null)
      faults.push(
        `'${folder}' cannot be written (${reason}). Give this user the right to, or name another place with ${setting}.`,
      );
  }
  return faults.length > 0
    ? fault(faults.join(' '))
    : fine(folders.map(([, folder]) => `'${folder}'`).join(', ') || 'none is written');
}
