import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHnsw, openHnsw } from '../../src/engines/hnsw.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-hnsw-'));
  file = path.join(folder, 'graph.bin');
});

afterEach(() => rm(folder, { recursive: true }));

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? Number.NaN), 0);

/** Unit vectors of a linear congruential sequence: the same ones in every run. */
function unitVectors(count: number, dimensions: number, seed: number): Float32Array[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, next);
    const norm = Math.sqrt(dot(vector, vector));
    return vector.map((value) => value / norm);
  });
}

async function indexOf(vectors: Float32Array[]) {
  await buildHnsw(vectors, file);
  return openHnsw(file, { dimensions: vectors[0]?.length ?? 0, size: vectors.length });
}

describe('an HNSW index on disk', () => {
  it('finds the neighbours that an exact scan finds, with their cosines', async () => {
    const vectors = unitVectors(500, 64, 1);
    const index = await indexOf(vectors);
    expect(index).toMatchObject({ dimensions: 64, size: 500 });
    for (const question of unitVectors(50, 64, 2)) {
      const exact = vectors
        .map((vector, label) => ({ label, similarity: dot(vector, question) }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, 10);
      const found = index.search(question, 10);
      expect(found.map(({ label }) => label)).toEqual(exact.map(({ label }) => label));
      for (const [rank, { similarity }] of found.entries())
        expect(similarity).toBeCloseTo(exact[rank]?.similarity ?? Number.NaN, 5);
    }
  });

  it('gives as many neighbours as it has and as were asked for', async () => {
    const vectors = unitVectors(3, 8, 3);
    const index = await indexOf(vectors);
    const counts = [0, -1, Number.NaN, 1, 2.9, 3, 4, Number.POSITIVE_INFINITY].map(
      (k) => index.search(vectors[0] as Float32Array, k).length,
    );
    expect(counts).toEqual([0, 0, 0, 1, 2, 3, 3, 3]);
  });

  it('holds a single vector', async () => {
    const index = await indexOf([Float32Array.of(0, 1)]);
    expect(index.search(Float32Array.of(0, 1), 5)).toEqual([{ label: 0, similarity: 1 }]);
  });

  it('lets other work go on while it is built', async () => {
    let turnsBeforeWriting = 0;
    const timer = setInterval(() => {
      if (!existsSync(file)) turnsBeforeWriting++;
    }, 0);
    await buildHnsw(unitVectors(2_000, 16, 4), file);
    clearInterval(timer);
    expect(turnsBeforeWriting).toBeGreaterThanOrEqual(3);
  });

  it.each<[string, Float32Array[], string]>([
    ['no vector', [], 'The vector of passage 0 cannot be used: expected some numbers, got none.'],
    [
      'no dimension',
      [new Float32Array()],
      'The vector of passage 0 cannot be used: expected some numbers, got 0.',
    ],
    [
      'vectors of two lengths',
      [Float32Array.of(1, 0), Float32Array.of(1, 0, 0)],
      'The vector of passage 1 cannot be used: expected 2 numbers, got 3.',
    ],
    [
      'a number that is none',
      [Float32Array.of(1, 0), Float32Array.of(Number.NaN, 0)],
      'The vector of passage 1 cannot be used: expected finite numbers only, got NaN.',
    ],
    [
      'an infinite number',
      [Float32Array.of(Number.NEGATIVE_INFINITY, 0)],
      'The vector of passage 0 cannot be used: expected finite numbers only, got -Infinity.',
    ],
  ])('is not built of %s', async (_, vectors, sentence) => {
    await expect(buildHnsw(vectors, file)).rejects.toMatchObject({
      code: 'VECTOR_INVALID',
      message: expect.stringContaining(sentence),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a question that is no vector of its space, and goes on', async () => {
    const [vector = Float32Array.of()] = unitVectors(1, 8, 5);
    const index = await indexOf([vector]);
    const invalid = expect.objectContaining({ code: 'VECTOR_INVALID' });
    expect(() => index.search(vector.subarray(1), 1)).toThrow(invalid);
    expect(() => index.search(vector.with(3, Number.NaN), 1)).toThrow(invalid);
    expect(index.search(vector, 1)).toHaveLength(1);
  });

  it('names a folder that it cannot be written into', async () => {
    await expect(
      buildHnsw(unitVectors(1, 8, 6), path.join(folder, 'none', 'graph.bin')),
    ).rejects.toMatchObject({
      code: 'INDEX_UNWRITABLE',
    });
  });

  it('names a file that is missing, foreign, cut off, or of another size', async () => {
    const damaged = { code: 'INDEX_DAMAGED', message: expect.stringContaining(file) };
    const shape = { dimensions: 8, size: 20 };
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
    await writeFile(file, 'foreign');
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
    await buildHnsw(unitVectors(20, 8, 7), file);
    await expect(openHnsw(file, { ...shape, size: 21 })).rejects.toMatchObject(damaged);
    await truncate(file, 1_000);
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
  });
});
