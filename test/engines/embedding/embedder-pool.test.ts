import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createEmbedder } from '../../../src/engines/embedding/embedder.ts';
import { EmbedderPool } from '../../../src/engines/embedding/embedder-pool.ts';
import { copyModel, emptyModelDir, model, modelDir } from './model-folders.ts';

const batches = Array.from({ length: 20 }, (_, batch) =>
  Array.from({ length: 64 }, (_, at) => `${'هاجم عناصر التنظيم نقطة في القرية. '.repeat(4)} ${batch} ${at}`),
);

/** Vectors as what can be compared quickly. */
const bytesOf = (vectors: readonly Float32Array[]): string =>
  vectors
    .map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'))
    .join(' ');

let expected: string[];
beforeAll(async () => {
  const alone = createEmbedder({ model, modelDir });
  expected = await Promise.all(batches.map(async (texts) => bytesOf(await alone.embed(texts, 'passage'))));
  await alone.close();
});

const started: ReturnType<typeof createEmbedder>[] = [];
const poolOf = (most: number, folder = modelDir) =>
  new EmbedderPool(() => {
    const embedder = createEmbedder({ model, modelDir: folder });
    started.push(embedder);
    return embedder;
  }, most);
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
afterEach(async () => {
  for (const embedder of started.splice(0)) await embedder.close();
});

describe('EmbedderPool', () => {
  it('divides much work among processes, as many as it may start, to the vectors of one', async () => {
    const pool = poolOf(3);
    const vectors = await Promise.all(batches.map((texts) => pool.embed(texts, 'passage')));
    expect(vectors.map(bytesOf)).toEqual(expected);
    expect(pool.size).toBe(3);
    expect(new Set(started.map(({ pid }) => pid)).size).toBe(3);
  });

  it('starts one process for little work, and for much that comes one after another', async () => {
    const pool = poolOf(3);
    expect((await pool.identity()).id).toBe(model);
    for (const [at, texts] of batches.slice(0, 10).entries())
      expect(bytesOf(await pool.embed(texts, 'passage'))).toBe(expected[at]);
    await Promise.all(batches.slice(0, 2).map((texts) => pool.embed(texts.slice(0, 8), 'passage')));
    expect(pool.size).toBeLessThanOrEqual(2);
    const few = poolOf(3);
    await Promise.all(batches.slice(0, 4).map((texts) => few.embed(texts, 'passage')));
    expect(few.size).toBe(1);
  });

  it('survives the death of one process in mid-work', async () => {
    const pool = poolOf(2);
    let killed = 0;
    const all = batches.map(async (texts, at) => {
      const vectors = await pool.embed(texts, 'passage');
      const pid = at === 4 ? started.at(-1)?.pid : null;
      if (pid) killed += Number(process.kill(pid, 'SIGKILL'));
      return vectors;
    });
    expect((await Promise.all(all)).map(bytesOf)).toEqual(expected);
    expect([pool.size, killed]).toEqual([2, 1]);
  });

  it('refuses vectors of a model that was replaced meanwhile', async () => {
    const { folder, remove } = await emptyModelDir();
    onTestFinished(remove);
    await copyModel(folder, model);
    const pool = poolOf(2, folder);
    await pool.identity();
    await appendFile(path.join(folder, model, 'config.json'), '\n');
    const all = await Promise.allSettled(batches.map((texts) => pool.embed(texts, 'passage')));
    const failures = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures)
      expect(failure).toMatchObject({
        code: 'MODEL_UNUSABLE',
        message: expect.stringContaining('were replaced'),
      });
  });

  it('ends all of its processes', async () => {
    const pool = poolOf(2);
    await Promise.all(batches.map((texts) => pool.embed(texts, 'passage')));
    const pids = started.map(({ pid }) => pid as number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    await pool.close();
    expect(pids.map(isAlive)).toEqual([false, false]);
  });
});
