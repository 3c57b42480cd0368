import { readFile } from 'node:fs/promises';

/**
 * What tells one process from all others of this machine, also from a later one that got its number:
 * the number and, where /proc says it, the boot and the start time.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Letters and digits; 'unknown' where there is no /proc. */
  readonly start: string;
}

export const identityOf = async (pid: number): Promise<ProcessIdentity> => ({
  pid,
  start: (await startOf(pid)) ?? 'unknown',
});

/** Whether a process still runs. One that ended but was not yet reaped by its parent does not. */
export async function isAlive({ pid, start }: ProcessIdentity): Promise<boolean> {
  let foreign = false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return false;
    if (code !== 'EPERM') throw error;
    foreign = true;
  }
  if (start === 'unknown') return true;
  const found = await startOf(pid);
  // /proc can hide the processes of other users; of our own it shows all that have not ended.
  return found === null ? foreign : found === start;
}

/** Null where /proc shows no such process; 'ended' for one that was not reaped. See proc(5), /proc/pid/stat. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1');
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may itself hold spaces and parentheses; the state follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? 'ended' : `${boot.slice(0, 8)}x${ticks}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
