import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf, isAlive } from '../../../src/engines/index-store/process-identity.ts';
import { openStore } from '../../../src/engines/index-store/store.ts';
import { takeWriterLock } from '../../../src/engines/index-store/writer-lock.ts';
import { type Child, startChild } from './child-process.ts';
import { writing } from './description.ts';

let indexDir: string;
let children: Child[];

beforeEach(async () => {
  indexDir = await mkdtemp(path.join(tmpdir(), 'isnad-lock-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.process.kill('SIGKILL');
  await rm(indexDir, { recursive: true });
});

/** Processes that are ready to write, and wait for 'go'. */
async function startWriters(count: number): Promise<Child[]> {
  const writers = Array.from({ length: count }, () =>
    startChild(new URL('./writer-process.ts', import.meta.url), indexDir),
  );
  children.push(...writers);
  for (const writer of writers) expect(await writer.heard()).toBe('ready');
  return writers;
}

/** Lets processes race for the lock; all but one must be told that it is held. Gives back that one. */
async function race(writers: readonly Child[]): Promise<Child> {
  for (const writer of writers) writer.process.send('go');
  const heard = await Promise.all(writers.map((writer) => writer.heard()));
  expect(heard.toSorted()).toEqual([...writers.slice(1).map(() => 'INDEX_LOCKED'), 'building']);
  return writers[heard.indexOf('building')] as Child;
}

describe('the writer lock', () => {
  it('lets one of several processes write', async () => {
    const winner = await race(await startWriters(3));
    await expect(openStore(indexDir).write(writing(''))).rejects.toMatchObject({
      code: 'INDEX_LOCKED',
      message: expect.stringContaining(
        `Another process (${winner.process.pid}) is writing the index in '${indexDir}'`,
      ),
    });
    winner.process.send('finish');
    expect(await winner.heard()).toBe('done');
    await openStore(indexDir).write(writing(''));
  });

  it('of a killed process is taken over by one of several racers', async () => {
    const [holder, ...racers] = await startWriters(4);
    if (!holder) throw new Error('no process');
    await race([holder]);
    await holder.kill();
    expect(await readdir(path.join(indexDir, 'lock'))).toEqual([
      expect.stringMatching(new RegExp(`^${holder.process.pid}-`)),
    ]);
    const winner = await race(racers);
    winner.process.send('finish');
    expect(await winner.heard()).toBe('done');
    expect((await readdir(indexDir)).sort()).toEqual(['current', 'generations']);
  });

  it('of a dead process goes to one of many, in every interleaving that a hundred races hit', async () => {
    const lock = path.join(indexDir, 'lock');
    for (let round = 0; round < 100; round++) {
      await mkdir(lock);
      await writeFile(path.join(lock, `999999999-0x0-${round.toString(16).padStart(16, '0')}`), '');
      const ends = await Promise.allSettled(Array.from({ length: 8 }, () => takeWriterLock(indexDir)));
      const won = ends.filter((end) => end.status === 'fulfilled');
      const lost = ends.filter((end) => end.status === 'rejected');
      expect(won).toHaveLength(1);
      for (const { reason } of lost) expect(reason).toMatchObject({ code: 'INDEX_LOCKED' });
      await won[0]?.value.release();
      expect(await readdir(indexDir)).toEqual([]);
    }
  });

  it('is not held by a process that merely got the number of a dead one', async () => {
    const { pid, start } = await identityOf(process.pid);
    const lock = path.join(indexDir, 'lock');
    await mkdir(lock);
    await writeFile(path.join(lock, `${pid}-${start}0-0123456789abcdef`), '');
    await (await takeWriterLock(indexDir)).release();
    await mkdir(lock);
    await writeFile(path.join(lock, `${pid}-${start}-0123456789abcdef`), '');
    await expect(takeWriterLock(indexDir)).rejects.toMatchObject({ code: 'INDEX_LOCKED' });
  });

  it('is free after what is in its folder is no claim', async () => {
    await mkdir(path.join(indexDir, 'lock', '.DS_Store'), { recursive: true });
    await (await takeWriterLock(indexDir)).release();
    expect(await readdir(indexDir)).toEqual([]);
  });
});

describe('a claim of this process', () => {
  it('that could not be removed holds nothing any more', async () => {
    const lock = await takeWriterLock(indexDir);
    const [claim = ''] = await readdir(lock.folder);
    await lock.release();
    await mkdir(lock.folder);
    await writeFile(path.join(lock.folder, claim), '');
    const next = await takeWriterLock(indexDir);
    expect(await readdir(next.folder)).toHaveLength(1);
    await expect(takeWriterLock(indexDir)).rejects.toMatchObject({ code: 'INDEX_LOCKED' });
    await next.release();
    expect(await readdir(indexDir)).toEqual([]);
  });
});

describe('a process', () => {
  it('lives while it runs', async () => {
    expect(await isAlive(await identityOf(process.pid))).toBe(true);
    expect(await isAlive({ pid: process.ppid, start: 'unknown' })).toBe(true);
    expect(await isAlive({ pid: 999_999_999, start: 'unknown' })).toBe(false);
  });

  it.skipIf(!existsSync('/proc/self/stat'))('that ended and was not reaped does not live', async () => {
    // The shell becomes a sleep, which never asks how its child ended.
    const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60']);
    const [output] = await once(parent.stdout, 'data');
    const pid = Number(output);
    const identity = await identityOf(pid);
    expect(await isAlive(identity)).toBe(true);
    while (await isAlive(identity)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(process.kill(pid, 0)).toBe(true);
    parent.kill();
  });
});
