import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { type IndexStore, openStore } from '../../../src/engines/index-store/store.ts';
import { temporaryFolder } from '../../scripts/command.ts';
import { writing } from './description.ts';

let root: string;
let indexDir: string;
let outside: string;
let store: IndexStore;

beforeEach(async () => {
  root = await temporaryFolder();
  indexDir = path.join(root, 'index');
  outside = path.join(root, 'outside');
  store = openStore(indexDir);
  await mkdir(outside);
});

const damaged = (words: string) => ({ code: 'INDEX_DAMAGED', message: expect.stringContaining(words) });

/** Puts a link in the place of a file or folder, which goes outside. */
async function moveOut(place: string): Promise<void> {
  const target = path.join(outside, path.basename(place));
  await rename(place, target);
  await symlink(target, place);
}

describe('the pointer of an index', () => {
  it.each(['../outside', '../../outside', '/etc', '..', 'a/b', 'a\\b', ''])(
    "that names '%s' leads nowhere",
    async (name) => {
      await store.write(writing('old'));
      await writeFile(path.join(indexDir, 'current'), `${name} ${'0'.repeat(64)}\n`);
      await expect(store.current()).rejects.toMatchObject(damaged('it names no generation'));
      await store.write(writing('new'));
      expect(await store.current()).not.toBeNull();
      expect(await readdir(outside)).toEqual([]);
    },
  );

  it('is not read by a link, nor from a pipe, which would never end', async () => {
    await store.write(writing('old'));
    const pointer = path.join(indexDir, 'current');
    await moveOut(pointer);
    await expect(store.current()).rejects.toMatchObject(damaged('expected a file, found a link'));
    await rm(pointer);
    await promisify(execFile)('mkfifo', [pointer]);
    await expect(store.current()).rejects.toMatchObject(damaged('expected a file, found something else'));
  });
});

describe('a generation', () => {
  it.each([
    ['folder', ''],
    ['manifest', 'manifest.json'],
    ['file', 'passages.json'],
  ])('whose %s is a link is damaged, though what it leads to is the same', async (_, name) => {
    const { folder } = await store.write(writing('old'));
    await moveOut(path.join(folder, name));
    await expect(store.current()).rejects.toMatchObject(damaged(', found a link'));
  });

  it('that is a link is removed as that, and what it leads to stays', async () => {
    const { folder } = await store.write(writing('1'));
    await moveOut(folder);
    for (const content of ['2', '3']) await store.write(writing(content));
    const kept = await readdir(path.join(indexDir, 'generations'));
    expect(kept).toHaveLength(2);
    expect(kept).not.toContain(path.basename(folder));
    expect(await readFile(path.join(outside, path.basename(folder), 'passages.json'), 'utf8')).toBe('1');
  });
});

describe('the folder of all generations', () => {
  it('is neither read nor written by a link, and nothing beyond it is removed', async () => {
    await store.write(writing('old'));
    await moveOut(path.join(indexDir, 'generations'));
    const before = await readdir(path.join(outside, 'generations'));
    await expect(store.current()).rejects.toMatchObject(damaged('expected a folder, found a link'));
    await expect(store.write(writing('new'))).rejects.toMatchObject({ code: 'INDEX_UNWRITABLE' });
    expect(await readdir(path.join(outside, 'generations'))).toEqual(before);
  });

  it('may lie elsewhere where INDEX_DIR itself is the link', async () => {
    await symlink(outside, indexDir);
    await store.write(writing('old'));
    expect(await store.current()).not.toBeNull();
  });
});
