import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../../core/errors.ts';
import { reasonOf } from './index-faults.ts';
import { lockName, removeDeadPreparations } from './writer-lock.ts';

const generationPattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}(?:\.partial)?$/;
export const partialEnding = '.partial';

export type Warn = (warning: IsnadError) => void;

/** What a writer that ended without clearing up may have left in an index folder, and how it is removed. */
export class Leftovers {
  readonly #indexDir: string;
  readonly #generations: string;
  readonly #warn: Warn;

  constructor(indexDir: string, generations: string, warn: Warn) {
    this.#indexDir = indexDir;
    this.#generations = generations;
    this.#warn = warn;
  }

  /** Whether there is anything; it may be a living writer's. */
  async found(): Promise<boolean> {
    const names = await readdir(this.#indexDir);
    if (names.some((name) => name.startsWith(lockName) || name === `current${partialEnding}`)) return true;
    const generations = await this.#ours();
    return generations.length > 2 || generations.some((name) => name.endsWith(partialEnding));
  }

  /** Removes what was being made when its maker ended. For the holder of the lock only. */
  async removeUnfinished(): Promise<void> {
    await removeDeadPreparations(this.#indexDir);
    await rm(path.join(this.#indexDir, `current${partialEnding}`), { force: true });
    await this.removeGenerations((name) => name.endsWith(partialEnding));
  }

  /** Keeps the live generation and the newest of the others. For the holder of the lock only. */
  async removeOlder(live: string | null): Promise<void> {
    const newest = (await this.#ours())
      .filter((name) => name !== live)
      .sort()
      .at(-1);
    await this.removeGenerations((name) => name !== live && name !== newest);
  }

  async removeGenerations(unwanted: (name: string) => boolean): Promise<void> {
    for (const name of await this.#ours()) {
      if (!unwanted(name)) continue;
      const folder = path.join(this.#generations, name);
      await rm(folder, { recursive: true, force: true }).catch((error: Error) => this.warnOf(folder, error));
    }
  }

  warnOf(what: string, error: Error): void {
    this.#warn(new IsnadError('INDEX_LEFTOVER', what, reasonOf(error)));
  }

  /** The generations, whole or not; what others put into the folder is not ours. */
  async #ours(): Promise<string[]> {
    return (await readdir(this.#generations)).filter((name) => generationPattern.test(name));
  }
}
