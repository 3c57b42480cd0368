import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { IsnadError } from '../../core/errors.ts';
import { identityOf, isAlive, type ProcessIdentity } from './process-identity.ts';

/**
 * One writer at a time, among the processes of one machine. The lock is the folder `lock` with one
 * claim in it: an empty file named for the process that holds it.
 *
 * Taking it is one rename of a prepared folder onto `lock`, which fails while that holds a claim. A
 * dead process's claim is removed by its own name, which is never used again, so a racer that comes
 * late can remove nobody else's, and of all racers exactly one renames into place.
 */
export interface WriterLock {
  readonly folder: string;
  release(): Promise<void>;
}

export const lockName = 'lock';
const claimPattern = /^(\d+)-([0-9a-z]+)-[0-9a-f]{16}$/;

/**
 * The pause before a claim that could not be removed is tried again, in milliseconds: what stays keeps every other process
 * from writing for as long as this one lives.
 */
const retryMs = 100;

/** Claims that this process let go of: one of them that could not be removed holds nothing. */
const released = new Set<string>();

/**
 * @throws IsnadError INDEX_LOCKED while a process that runs, this one included, holds the lock
 * @throws the system's error where the folder cannot be written
 */
export async function takeWriterLock(indexDir: string): Promise<WriterLock> {
  const lock = path.join(indexDir, lockName);
  const { pid, start } = await identityOf(process.pid);
  const claim = `${pid}-${start}-${randomBytes(8).toString('hex')}`;
  const prepared = path.join(indexDir, `${lockName}-${claim}`);
  try {
    await mkdir(prepared);
    await writeFile(path.join(prepared, claim), '', { flag: 'wx' });
    while (!(await renamed(prepared, lock))) {
      const holder = await removeDeadClaims(lock);
      if (holder) throw new IsnadError('INDEX_LOCKED', indexDir, holder.pid);
    }
  } catch (error) {
    released.add(claim);
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  return {
    folder: lock,
    async release() {
      released.add(claim);
      await remove().catch(() => pause(retryMs).then(remove));
    },
  };

  async function remove(): Promise<void> {
    await rm(path.join(lock, claim), { force: true });
    await removeIfEmpty(lock);
  }
}

/** The processes that hold the lock of an index folder, or died with it; the latter by what they left. Changes nothing. */
export async function readClaims(indexDir: string): Promise<{ living: number[]; dead: string[] }> {
  const living: number[] = [];
  const dead: string[] = [];
  const lock = path.join(indexDir, lockName);
  for (const claim of await readdir(lock).catch(ignoring<string[]>([], 'ENOENT', 'ENOTDIR'))) {
    const holder = holderOf(claim);
    if (holder && (await holds(holder, claim))) living.push(holder.pid);
    else dead.push(holder ? `process ${holder.pid}` : claim);
  }
  return { living, dead };
}

/** Removes what processes that died while they waited for the lock left behind. */
export async function removeDeadPreparations(indexDir: string): Promise<void> {
  for (const name of await readdir(indexDir)) {
    const holder = name.startsWith(`${lockName}-`) && holderOf(name.slice(lockName.length + 1));
    if (holder && !(await holds(holder, name.slice(lockName.length + 1))))
      await rm(path.join(indexDir, name), { recursive: true, force: true });
  }
}

const holds = async (holder: ProcessIdentity, claim: string): Promise<boolean> =>
  !released.has(claim) && isAlive(holder);

async function renamed(prepared: string, lock: string): Promise<boolean> {
  try {
    await rename(prepared, lock);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const taken =
      code === 'ENOTEMPTY' || code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
    if (!taken) throw error;
    return false;
  }
}

/** The living holder, or null when `lock` was left without a claim. */
async function removeDeadClaims(lock: string): Promise<ProcessIdentity | null> {
  for (const claim of await readdir(lock).catch(ignoring<string[]>([], 'ENOENT'))) {
    const holder = holderOf(claim);
    if (holder && (await holds(holder, claim))) return holder;
    await rm(path.join(lock, claim), { recursive: true, force: true });
  }
  // Windows renames onto no folder, not even an empty one.
  await removeIfEmpty(lock);
  return null;
}

const removeIfEmpty = (folder: string): Promise<void> =>
  rmdir(folder).catch(ignoring<void>(undefined, 'ENOENT', 'ENOTEMPTY', 'EEXIST'));

function holderOf(claim: string): ProcessIdentity | null {
  const [, pid, start] = claimPattern.exec(claim) ?? [];
  return pid && start ? { pid: Number(pid), start } : null;
}

const ignoring =
  <T>(value: T, ...codes: string[]) =>
  (error: NodeJS.ErrnoException): T => {
    if (codes.includes(error.code ?? '')) return value;
    throw error;
  };
