import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../../src/engines/index-store/store.ts';
import { type PointerWatch, watchPointer } from '../../../src/engines/index-store/watch-pointer.ts';
import { writing } from './description.ts';

let indexDir: string;
let watch: PointerWatch | undefined;

beforeEach(async () => {
  indexDir = await mkdtemp(path.join(tmpdir(), 'isnad-watch-'));
});

afterEach(async () => {
  watch?.close();
  await rm(indexDir, { recursive: true });
});

const write = async () => (await openStore(indexDir).write(writing('[]'))).name;
const severalLooks = () => new Promise((resolve) => setTimeout(resolve, 60));

function start(known: string | null, onChange: (generation: string) => void | Promise<void>) {
  const errors: unknown[] = [];
  watch = watchPointer(indexDir, { known, onChange, onError: (error) => errors.push(error), intervalMs: 5 });
  return errors;
}

describe('watchPointer', () => {
  it('tells once of each generation that goes live, and of none that is known', async () => {
    const seen: string[] = [];
    const first = await write();
    const errors = start(first, (generation) => void seen.push(generation));
    await severalLooks();
    expect(seen).toEqual([]);
    const second = await write();
    await vi.waitFor(() => expect(seen).toEqual([second]));
    const third = await write();
    await vi.waitFor(() => expect(seen).toEqual([second, third]));
    await severalLooks();
    expect(seen).toEqual([second, third]);
    expect(errors).toEqual([]);
  });

  it('tells of one that went live before it was asked to watch', async () => {
    const seen: string[] = [];
    const name = await write();
    start(null, (generation) => void seen.push(generation));
    await vi.waitFor(() => expect(seen).toEqual([name]));
  });

  it('waits for one change to be done before it looks for the next, and skips what was overtaken', async () => {
    const seen: string[] = [];
    let finish = () => {};
    const first = await write();
    start(null, (generation) => {
      seen.push(generation);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await vi.waitFor(() => expect(seen).toEqual([first]));
    await write();
    const last = await write();
    await severalLooks();
    expect(seen).toEqual([first]);
    finish();
    await vi.waitFor(() => expect(seen).toEqual([first, last]));
  });

  it('reports a pointer that cannot be read once, and goes on', async () => {
    const seen: string[] = [];
    await writeFile(path.join(indexDir, 'current'), 'garbage');
    const errors = start(null, (generation) => void seen.push(generation));
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    await severalLooks();
    expect(errors).toEqual([expect.objectContaining({ code: 'INDEX_DAMAGED' })]);
    const name = await write();
    await vi.waitFor(() => expect(seen).toEqual([name]));
  });

  it('reports what the listener throws, and goes on', async () => {
    const seen: string[] = [];
    const errors = start(null, (generation) => {
      seen.push(generation);
      throw new Error('cannot open it');
    });
    await write();
    await vi.waitFor(() => expect(errors).toEqual([new Error('cannot open it')]));
    await write();
    await vi.waitFor(() => expect(seen).toHaveLength(2));
  });

  it('takes a deleted index for no change, and is quiet when closed', async () => {
    const seen: string[] = [];
    const name = await write();
    const errors = start(name, (generation) => void seen.push(generation));
    await rm(path.join(indexDir, 'current'));
    await severalLooks();
    expect([seen, errors]).toEqual([[], []]);
    watch?.close();
    await write();
    await severalLooks();
    expect(seen).toEqual([]);
  });
});
