import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeIndexUnderTest } from '../../src/reliability/kills/index-under-test.ts';
import { startReindexings } from '../../src/reliability/kills/reindexing.ts';
import { defaultConfig } from '../../src/reliability/small-index.ts';

it('that fails once as the lock is given back leaves it to no process that lives on', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-lock-'));
  const place = async (name: string) => {
    await mkdir(path.join(folder, name));
    return path.join(folder, name);
  };
  const index = await makeIndexUnderTest(defaultConfig(), await place('base'));
  const reindexings = startReindexings();
  onTestFinished(async () => {
    reindexings.stop();
    await index.close();
    await rm(folder, { recursive: true, force: true });
  });
  const undisturbed = await place('undisturbed');
  const { operations } = await reindexings.run(await index.copyInto(undisturbed), undisturbed, null, 0);
  const at = 1 + operations.findLastIndex((operation) => /^unlink lock\//.test(operation));
  expect(at).toBeGreaterThan(0);
  const failing = await place('failing');
  const config = await index.copyInto(failing);
  const { status, complaints } = await reindexings.run(config, failing, { kind: 'fail', code: 'EIO' }, at);
  expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  expect(await index.isOld(config)).toBe(false);
  expect(await index.leftovers(config)).toEqual([]);
}, 60_000);
