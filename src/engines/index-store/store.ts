import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';
import { syncFolder } from './durable-files.ts';
import { type Generation, readGeneration, sealGeneration } from './generation.ts';
import { readingIndex, writingIndex } from './index-faults.ts';
import type { GenerationDescription } from './manifest.ts';
import { requireFolder } from './own-files.ts';
import { movePointer, readPointer } from './pointer.ts';
import { removeDeadPreparations, takeWriterLock } from './writer-lock.ts';

/** How a generation is made. What either function throws ends the write, and nothing of it stays. */
export interface GenerationWriter {
  /** Puts files, and no folder, into an empty folder, then says what they hold. */
  build(folder: string): Promise<GenerationDescription>;
  /** Opens the finished generation as a reader would; throws where it is not fit to go live. */
  verify(generation: Generation): Promise<void>;
}

export interface StoreOptions {
  /** Hears of a folder that could not be removed after a write; the next write tries again. */
  readonly onLeftover?: (folder: string, reason: string) => void;
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
}

const namePattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;
const partialEnding = '.partial';

/** 20260102T030405Z-1a2b3c4d: sorts by time, and is never used twice. */
const newName = (): string =>
  `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}-${randomBytes(4).toString('hex')}`;

/** @param indexDir an absolute path; the first write makes the folder */
export function openStore(indexDir: string, { onLeftover = () => {} }: StoreOptions = {}): IndexStore {
  const generations = path.join(indexDir, 'generations');
  const folderOf = (name: string): string => path.join(generations, name);

  async function open<T>(read: (generation: Generation) => Promise<T>): Promise<T | null> {
    let pointer = await readPointer(indexDir);
    while (pointer) {
      const { generation, manifestSha256 } = pointer;
      try {
        await readingIndex(generations, () => requireFolder(generations));
        return await read(await readGeneration(generation, folderOf(generation), manifestSha256));
      } catch (error) {
        pointer = await readPointer(indexDir);
        if (pointer?.generation === generation) throw error;
      }
    }
    return null;
  }

  async function write(writer: GenerationWriter): Promise<Generation> {
    await mkdir(generations, { recursive: true });
    if (!(await lstat(generations)).isDirectory())
      throw new IsnadError(
        'INDEX_UNWRITABLE',
        generations,
        'it is a link, of which INDEX_DIR alone may be one',
      );
    const lock = await takeWriterLock(indexDir);
    try {
      await removeDeadPreparations(indexDir);
      await removeGenerations((name) => name.endsWith(partialEnding));
      const previous = await liveName();
      const generation = await writeLocked(writer);
      await removeGenerations((name) => name !== generation.name && name !== previous);
      return generation;
    } finally {
      await lock.release();
    }
  }

  async function writeLocked({ build, verify }: GenerationWriter): Promise<Generation> {
    const name = newName();
    const partial = folderOf(name + partialEnding);
    try {
      await mkdir(partial);
      const { manifest, manifestSha256 } = await sealGeneration(partial, await build(partial));
      await verify({ name, folder: partial, manifest });
      await rename(partial, folderOf(name));
      await syncFolder(generations);
      await movePointer(indexDir, { generation: name, manifestSha256 });
      return { name, folder: folderOf(name), manifest };
    } catch (error) {
      await removeUnlessLive(name).catch((fault: Error) => onLeftover(partial, fault.message));
      throw error;
    }
  }

  /** The pointer may have moved before a write failed: then the new generation is live, and stays. */
  async function removeUnlessLive(name: string): Promise<void> {
    const live = await liveName();
    await removeGenerations((other) => other !== live && other.startsWith(name));
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

  async function removeGenerations(unwanted: (name: string) => boolean): Promise<void> {
    for (const name of await readdir(generations)) {
      const ours = namePattern.test(name.replace(partialEnding, ''));
      if (!ours || !unwanted(name)) continue;
      await rm(folderOf(name), { recursive: true, force: true }).catch((error: Error) =>
        onLeftover(folderOf(name), error.message),
      );
    }
  }

  return {
    open,
    current: () => open(async (generation) => generation),
    write: (writer) => writingIndex(indexDir, () => write(writer)),
  };
}
