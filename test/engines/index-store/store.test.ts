import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatVersion } from '../../../src/engines/index-store/manifest.ts';
import { type IndexStore, openStore } from '../../../src/engines/index-store/store.ts';
import { startChild } from './child-process.ts';
import { description, writing } from './description.ts';

let root: string;
let indexDir: string;
let store: IndexStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'isnad-index-'));
  indexDir = path.join(root, 'deep', 'index');
  store = openStore(indexDir);
});

afterEach(() => rm(root, { recursive: true }));

const everyFile = async () => (await readdir(indexDir, { recursive: true })).sort();
const passages = () => store.open(({ folder }) => readFile(path.join(folder, 'passages.json'), 'utf8'));

describe('an index store', () => {
  it('is empty before the first write, and makes nothing by being asked', async () => {
    expect(await store.current()).toBeNull();
    expect(await readdir(root)).toEqual([]);
  });

  it('gives back what was written, with its manifest', async () => {
    const written = await store.write(writing('[]'));
    expect(await store.current()).toEqual(written);
    expect(await openStore(indexDir).current()).toEqual(written);
    expect(written.manifest).toMatchObject({ ...description, formatVersion, space: 'cosine' });
    expect(written.manifest.files).toEqual({
      'graph.bin': {
        bytes: 4,
        sha256: '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a',
      },
      'passages.json': {
        bytes: 2,
        sha256: '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
      },
    });
    expect(await readFile(path.join(written.folder, 'passages.json'), 'utf8')).toBe('[]');
  });

  it('verifies the finished generation before it goes live', async () => {
    await store.write(writing('old'));
    await store.write({
      ...writing('new'),
      async verify({ folder, manifest }) {
        expect(await readFile(path.join(folder, 'passages.json'), 'utf8')).toBe('new');
        expect(Object.keys(manifest.files)).toEqual(['graph.bin', 'passages.json']);
        expect(await passages()).toBe('old');
      },
    });
    expect(await passages()).toBe('new');
  });

  it('keeps the live generation and the one before it, and nothing else', async () => {
    const names: string[] = [];
    for (const content of ['1', '2', '3']) names.push((await store.write(writing(content))).name);
    expect((await readdir(path.join(indexDir, 'generations'))).sort()).toEqual(names.slice(1).sort());
    expect((await readdir(indexDir)).sort()).toEqual(['current', 'generations']);
  });

  it('touches nothing in its folder that is not its own', async () => {
    await store.write(writing('1'));
    await mkdir(path.join(indexDir, 'generations', 'mine'));
    await writeFile(path.join(indexDir, 'notes.md'), 'mine');
    for (const content of ['2', '3', '4']) await store.write(writing(content));
    expect(await everyFile()).toEqual(expect.arrayContaining(['notes.md', 'generations/mine']));
  });

  it.each([
    ['build', { build: () => Promise.reject(new Error('no')) }],
    ['verify', { verify: () => Promise.reject(new Error('no')) }],
  ])('keeps the old generation live, and nothing of the new, when %s fails', async (_, failing) => {
    await store.write(writing('old'));
    const before = await everyFile();
    await expect(store.write({ ...writing('new'), ...failing })).rejects.toThrow('no');
    expect(await everyFile()).toEqual(before);
    expect(await passages()).toBe('old');
    await store.write(writing('newer'));
    expect(await passages()).toBe('newer');
  });

  it('opens the newest where two writes removed a generation under its reader', async () => {
    await store.write(writing('1'));
    const opened: string[] = [];
    const content = await store.open(async ({ name, folder }) => {
      opened.push(name);
      if (opened.length === 1) for (const next of ['2', '3']) await store.write(writing(next));
      return readFile(path.join(folder, 'passages.json'), 'utf8');
    });
    expect(content).toBe('3');
    expect(opened).toHaveLength(2);
  });

  it('lets an error of a reader through', async () => {
    await store.write(writing('1'));
    await expect(store.open(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
  });
});

describe('tidying', () => {
  it('removes what a killed writer left, keeps the live generation and the newest of the others', async () => {
    const { name: first } = await store.write(writing('1'));
    const { name: live } = await store.write(writing('2'));
    const generations = path.join(indexDir, 'generations');
    const older = '20010203T040506Z-00000000';
    for (const name of [older, `${older}.partial`, 'mine']) await mkdir(path.join(generations, name));
    const dead = '4194303-unknown-0123456789abcdef';
    for (const folder of ['lock', `lock-${dead}`]) {
      await mkdir(path.join(indexDir, folder));
      await writeFile(path.join(indexDir, folder, dead), '');
    }
    await writeFile(path.join(indexDir, 'current.partial'), 'half');
    await store.tidy();
    expect((await readdir(indexDir)).sort()).toEqual(['current', 'generations']);
    expect((await readdir(generations)).sort()).toEqual([first, live, 'mine'].sort());
    expect(await passages()).toBe('2');
  });

  it('leaves alone what a living writer is making', async () => {
    await store.write(writing('1'));
    const next = writing('2');
    await store.write({
      ...next,
      async build(folder) {
        await openStore(indexDir).tidy();
        return next.build(folder);
      },
    });
    expect(await passages()).toBe('2');
  });
});

describe('damage is found and named:', () => {
  const flip = (position: number) => async (file: string) => {
    const bytes = await readFile(file);
    bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
    await writeFile(file, bytes);
  };
  const cut = async (file: string) => writeFile(file, (await readFile(file)).subarray(0, -1));
  const lengthen = (file: string) => writeFile(file, 'x', { flag: 'a' });

  it.each<[string, string, (file: string) => Promise<void>, string]>([
    ['a truncated file', 'graph.bin', cut, 'expected 4 bytes, found 3'],
    ['a longer file', 'graph.bin', lengthen, 'expected 4 bytes, found 5'],
    ['a flipped bit', 'graph.bin', flip(2), 'its content is not what was written'],
    ['a missing file', 'passages.json', rm, 'it is missing'],
    [
      'a folder for a file',
      'passages.json',
      async (file) => {
        await rm(file);
        await mkdir(file);
      },
      'expected a file, found something else',
    ],
    ['a flipped bit of the manifest', 'manifest.json', flip(200), 'its content is not what was written'],
    ['a truncated manifest', 'manifest.json', cut, 'its content is not what was written'],
    [
      'an emptied manifest',
      'manifest.json',
      (file) => writeFile(file, ''),
      'its content is not what was written',
    ],
    ['a missing manifest', 'manifest.json', rm, 'it is missing'],
  ])('%s', async (_, name, damage, fault) => {
    const { folder } = await store.write(writing('[]'));
    const file = path.join(folder, name);
    await damage(file);
    await expect(store.current()).rejects.toMatchObject({
      code: 'INDEX_DAMAGED',
      message: `The index is damaged (${file}: ${fault}). Build it anew with: npm run reindex -- --force`,
    });
    await store.write(writing('mended'));
    expect(await passages()).toBe('mended');
  });

  it('a pointer to nowhere', async () => {
    const { folder } = await store.write(writing('[]'));
    await rm(folder, { recursive: true });
    await expect(store.current()).rejects.toMatchObject({
      code: 'INDEX_DAMAGED',
      message: expect.stringContaining(`${path.join(folder, 'manifest.json')}: it is missing`),
    });
  });

  it.each(['', 'garbage', `../../etc ${'a'.repeat(64)}\n`])('a pointer of %j', async (content) => {
    await store.write(writing('[]'));
    await writeFile(path.join(indexDir, 'current'), content);
    await expect(store.current()).rejects.toMatchObject({
      code: 'INDEX_DAMAGED',
      message: expect.stringContaining(`${path.join(indexDir, 'current')}: it names no generation`),
    });
    await store.write(writing('mended'));
    expect(await passages()).toBe('mended');
  });

  it.each([
    ['older', formatVersion - 1],
    ['newer', formatVersion + 1],
  ])('an %s format, which is not damage', async (_, version) => {
    const { folder, manifest } = await store.write(writing('[]'));
    await writeFile(
      path.join(folder, 'manifest.json'),
      JSON.stringify({ ...manifest, formatVersion: version, unheard: 'of' }),
    );
    await expect(store.current()).rejects.toMatchObject({
      code: 'INDEX_FORMAT',
      message: expect.stringContaining(`format ${version};`),
    });
    await store.write(writing('anew'));
    expect(await passages()).toBe('anew');
  });
});

describe('a write that the system refuses', () => {
  const run = promisify(execFile);

  it('names a path that cannot be written', async () => {
    const file = path.join(root, 'file');
    await writeFile(file, '');
    const below = openStore(path.join(file, 'index'));
    await expect(below.write(writing('1'))).rejects.toMatchObject({
      code: 'INDEX_UNWRITABLE',
      message: expect.stringMatching(
        /^The index could not be written \(.*\/file\/index.*: ENOTDIR: not a directory\)/,
      ),
    });
    await expect(below.current()).rejects.toMatchObject({ code: 'INDEX_UNREADABLE' });
  });

  it.each([
    ['Node', 'EFBIG: file too large'],
    ['graph', 'what was written could not be read back'],
  ])('leaves the old generation live where the disk ends under %s', async (maker, reason) => {
    await store.write(writing('old'));
    const before = await everyFile();
    const script = fileURLToPath(new URL('./full-disk-process.ts', import.meta.url));
    const limited = ['-c', 'ulimit -f 1000; exec "$0" "$@"', process.execPath, '--import', 'tsx', script];
    const { stdout } = await run('sh', [...limited, indexDir, maker]);
    expect(stdout).toMatch(/^The index could not be written/);
    expect(stdout).toContain(`: ${reason}). The index that was there is untouched.`);
    expect(await everyFile()).toEqual(before);
    expect(await passages()).toBe('old');
  });
});

describe('a writer that is killed', () => {
  it('at whatever instant leaves a whole generation live, and nothing after the next write', async () => {
    for (const delay of [0, 3, 7, 12, 18]) {
      const child = startChild(new URL('./restless-writer-process.ts', import.meta.url), indexDir);
      expect(await child.heard()).toBe('written');
      await new Promise((resolve) => setTimeout(resolve, delay));
      await child.kill();
      expect(await passages()).toMatch(/^(round \d+){10000}$/);
    }
    const { name } = await store.write(writing('after'));
    const { name: next } = await store.write(writing('next'));
    expect((await readdir(indexDir)).sort()).toEqual(['current', 'generations']);
    expect((await readdir(path.join(indexDir, 'generations'))).sort()).toEqual([name, next].sort());
  });

  it('while it builds leaves its folder to the next writer to remove', async () => {
    const child = startChild(new URL('./writer-process.ts', import.meta.url), indexDir);
    child.process.send('go');
    expect([await child.heard(), await child.heard()]).toEqual(['ready', 'building']);
    const [partial = ''] = await readdir(path.join(indexDir, 'generations'));
    await child.kill();
    expect(partial).toMatch(/\.partial$/);
    expect((await stat(path.join(indexDir, 'generations', partial))).isDirectory()).toBe(true);
    const next = writing('after');
    await store.write({
      ...next,
      async build(folder) {
        expect(await readdir(path.join(indexDir, 'generations'))).toEqual([path.basename(folder)]);
        return next.build(folder);
      },
    });
    expect(await passages()).toBe('after');
  });
});
