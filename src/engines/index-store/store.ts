import { randomBytes } from 'node:crypto';
import { lstat, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';
import { syncFolder } from './durable-files.ts';
import { type Generation, readGeneration, sealGeneration } from './generation.ts';
import { readingContent, readingIndex, reasonOf, writingIndex } from './index-faults.ts';
import { Leftovers, partialEnding, type Warn } from './leftovers.ts';
import type { GenerationDescription } from './manifest.ts';
import { requireFolder } from './own-files.ts';
import { movePointer, readPointer } from './pointer.ts';
import { takeWriterLock } from './writer-lock.ts';

/** How a generation is made. What either function throws ends the write, and nothing of it stays. */
export interface GenerationWriter {
  /** Puts files, and no folder, into an empty folder, then says what they hold. */
  build(folder: string): Promise<GenerationDescription>;
  /**
   * Opens the finished generation as a reader would; throws where it is not fit to go live. INDEX_DAMAGED is taken as a
   * sign that it was not written whole.
   */
  verify(generation: Generation): Promise<void>;
}

export interface StoreOptions {
  /** Hears INDEX_LEFTOVER and INDEX_UNSYNCED: what failed, and takes nothing from the index that is live. */
  readonly onWarning?: Warn;
}

/**
 * The generations of an index folder:
 *
 *     current              the live generation's name and its manifest's checksum
 *     generations/<name>/  the live generation, and the one before it
 *     lock/                the writer's claim
 *
 * A reader reads a generation's files whole when it opens it, so only one that is opening needs them.
 * The live generation and the one before it are kept for that; a reader so slow that two writes
 * overtake it begins again with the newest.
 */
export interface IndexStore {
  /**
   * Opens the live generation, all of whose files were checked; null where there is none.
   * `read` is called again where it failed and the pointer has moved meanwhile.
   * @throws IsnadError INDEX_DAMAGED naming the file, INDEX_FORMAT, INDEX_UNREADABLE; what `read` throws
   */
  open<T>(read: (generation: Generation) => Promise<T>): Promise<T | null>;
  /** The live generation, checked as by `open`; null where there is none. */
  current(): Promise<Generation | null>;
  /**
   * Writes a generation and makes it the live one, or throws and leaves the old one live.
   * @throws IsnadError INDEX_LOCKED, INDEX_UNWRITABLE; what `build` and `verify` throw
   */
  write(writer: GenerationWriter): Promise<Generation>;
  /** Clears up after a writer that was killed. What cannot be removed is a warning, never an error. */
  tidy(): Promise<void>;
}

/** 20260102T030405Z-1a2b3c4d: sorts by time, and is never used twice. */
const newName = (): string =>
  `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;

/** @param indexDir an absolute path; the first write makes the folder */
export function openStore(indexDir: string, { onWarning = () => {} }: StoreOptions = {}): IndexStore {
  const generations = path.join(indexDir, 'generations');
  const folderOf = (name: string): string => path.join(generations, name);
  const leftovers = new Leftovers(indexDir, generations, onWarning);

  async function open<T>(read: (generation: Generation) => Promise<T>): Promise<T | null> {
    let pointer = await readPointer(indexDir);
    while (pointer) {
      const { generation, manifestSha256 } = pointer;
      const folder = folderOf(generation);
      try {
        await readingIndex(generations, () => requireFolder(generations));
        const checked = await readGeneration(generation, folder, manifestSha256);
        return await readingContent(folder, () => read(checked));
      } catch (error) {
        pointer = await readPointer(indexDir);
        if (pointer?.generation === generation) throw error;
      }
    }
    return null;
  }

  /** Holds the writer's lock meanwhile. Not letting go of it is no failure: this process's end does. */
  async function locked<T>(work: () => Promise<T>): Promise<T> {
    const lock = await takeWriterLock(indexDir);
    try {
      return await work();
    } finally {
      await lock.release().catch((error: Error) => leftovers.warnOf(lock.folder, error));
    }
  }

  async function write(writer: GenerationWriter): Promise<Generation> {
    await mkdir(generations, { recursive: true });
    if (!(await lstat(generations)).isDirectory())
      throw new IsnadError(
        'INDEX_UNWRITABLE',
        generations,
        'it is a link, of which INDEX_DIR alone may be one',
      );
    return locked(async () => {
      await leftovers.removeUnfinished();
      const previous = await liveName();
      const generation = await writeLocked(writer);
      // From here on the new generation is live: nothing may be told as a failure of the write.
      await leftovers
        .removeGenerations((name) => name !== generation.name && name !== previous)
        .catch((error: Error) => leftovers.warnOf(generations, error));
      return generation;
    });
  }

  async function writeLocked({ build, verify }: GenerationWriter): Promise<Generation> {
    const name = newName();
    const partial = folderOf(name + partialEnding);
    try {
      await mkdir(partial);
      const { manifest, manifestSha256 } = await sealGeneration(partial, await build(partial));
      await verifying(partial, () => verify({ name, folder: partial, manifest }));
      await rename(partial, folderOf(name));
      await syncFolder(generations);
      await movePointer(indexDir, { generation: name, manifestSha256 });
      // After a power cut either pointer may be there, and the generation of either is.
      await syncFolder(indexDir).catch((error: Error) =>
        onWarning(new IsnadError('INDEX_UNSYNCED', indexDir, reasonOf(error))),
      );
      return { name, folder: folderOf(name), manifest };
    } catch (error) {
      await removeUnlessLive(name).catch((fault: Error) => leftovers.warnOf(partial, fault));
      throw error;
    }
  }

  /** The pointer may have moved before a write failed: then the new generation is live, and stays. */
  async function removeUnlessLive(name: string): Promise<void> {
    const live = await liveName();
    await leftovers.removeGenerations((other) => other !== live && other.startsWith(name));
  }

  /** Null also where the pointer is damaged: what it meant is lost. */
  async function liveName(): Promise<string | null> {
    try {
      return (await readPointer(indexDir))?.generation ?? null;
    } catch (error) {
      if (error instanceof IsnadError && error.code === 'INDEX_DAMAGED') return null;
      throw error;
    }
  }

  async function tidy(): Promise<void> {
    try {
      if (!(await leftovers.found())) return;
      await locked(async () => {
        await leftovers.removeUnfinished();
        await leftovers.removeOlder(await liveName());
      });
    } catch (error) {
      // A living writer clears up by itself.
      if (error instanceof IsnadError && error.code === 'INDEX_LOCKED') return;
      leftovers.warnOf(indexDir, error as Error);
    }
  }

  return {
    open,
    current: () => open(async (generation) => generation),
    write: (writer) => writingIndex(indexDir, () => write(writer)),
    tidy,
  };
}

/** What was just written and cannot be opened was not written well. */
async function verifying(folder: string, verify: () => Promise<void>): Promise<void> {
  try {
    await readingContent(folder, verify);
  } catch (error) {
    const ours = error instanceof IsnadError && /^INDEX_(DAMAGED|UNREADABLE)$/.test(error.code);
    throw ours
      ? new IsnadError('INDEX_UNWRITABLE', folder, 'what was written could not be read back')
      : error;
  }
}
