import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphLayout, HnswGraph, openHnsw } from '../../src/engines/hnsw.ts';

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

async function buildHnsw(vectors: readonly Float32Array[], target: string): Promise<void> {
  const graph = HnswGraph.empty(vectors[0]?.length ?? 0, vectors.length);
  await graph.add(vectors);
  await graph.write(target);
}

/** As a graph is that was built from nothing. */
const layoutOf = (dimensions: number, size: number): GraphLayout => ({
  dimensions,
  size,
  labels: size,
  places: null,
  efSearch: 256,
});

async function indexOf(vectors: Float32Array[]) {
  await buildHnsw(vectors, file);
  return openHnsw(file, layoutOf(vectors[0]?.length ?? 0, vectors.length));
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

  it.each([
    ['few', [700, 900]],
    ['many', [300, 2600]],
  ] as const)('finds the nearest of %s vectors among others', async (_, within) => {
    const vectors = unitVectors(3000, 16, 6);
    const index = await indexOf(vectors);
    const all = await openHnsw(file, { ...layoutOf(16, 3000), efSearch: null });
    // The same vectors in the opposite order, as of passages that came later to stand before others.
    const places = Uint32Array.from({ length: 3000 }, (_, place) => 2999 - place);
    const turned = await openHnsw(file, { ...layoutOf(16, 3000), places });
    for (const question of unitVectors(10, 16, 7)) {
      const exact = vectors
        .map((vector, label) => ({ label, similarity: dot(vector, question) }))
        .slice(...within)
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, 10);
      const found = index.search(question, 10, within);
      expect(all.search(question, 10, within).map(({ label }) => label)).toEqual(
        exact.map(({ label }) => label),
      );
      const [first, end] = within;
      expect(
        turned.search(question, 10, [3000 - end, 3000 - first]).map(({ label }) => 2999 - label),
      ).toEqual(exact.map(({ label }) => label));
      expect(found.map(({ label }) => label)).toEqual(exact.map(({ label }) => label));
      for (const [rank, { similarity }] of found.entries())
        expect(similarity).toBeCloseTo(exact[rank]?.similarity ?? Number.NaN, 5);
    }
    expect(index.search(vectors[0] as Float32Array, 500, [5, 8])).toHaveLength(3);
    expect(index.search(vectors[0] as Float32Array, 500, [5, 5])).toEqual([]);
  });

  it('gives as many neighbours as it has and as were asked for', async () => {
    const vectors = unitVectors(3, 8, 3);
    const index = await indexOf(vectors);
    const counts = [0, -1, Number.NaN, 1, 2.9, 3, 4, Number.POSITIVE_INFINITY].map(
      (k) => index.search(vectors[0] as Float32Array, k).length,
    );
    expect(counts).toEqual([0, 0, 0, 1, 2, 3, 3, 3]);
  });

  it.each([256, null])(
    'gives each place of a vector that stands for several (efSearch: %s)',
    async (efSearch) => {
      const vectors = unitVectors(2600, 16, 11);
      await buildHnsw(vectors, file);
      // The first hundred once more at the end, and in the middle of them one vector thrice.
      const again = Array.from({ length: 100 }, (_, at) => (at === 50 ? 7 : at));
      const places = Uint32Array.from([...vectors.keys(), ...again]);
      const size = places.length;
      const index = await openHnsw(file, { dimensions: 16, labels: 2600, size, places, efSearch });
      const question = vectors[7] as Float32Array;
      const labelsOf = (k: number, within?: [number, number]) =>
        index.search(question, k, within).map(({ label }) => label);
      expect(labelsOf(3).sort((a, b) => a - b)).toEqual([7, 2607, 2650]);
      expect(labelsOf(2)).toHaveLength(2);
      expect(labelsOf(2, [2600, 2700]).sort()).toEqual([2607, 2650]);
      expect(labelsOf(2, [100, 2640])[0]).toBe(2607);
      expect(new Set(labelsOf(5_000)).size).toBe(efSearch === null ? size : labelsOf(5_000).length);
    },
  );

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

  it('names a file that is missing, foreign, cut off, or of another size', async () => {
    const damaged = { code: 'INDEX_DAMAGED', message: expect.stringContaining(file) };
    const shape = layoutOf(8, 20);
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
    await writeFile(file, 'foreign');
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
    await buildHnsw(unitVectors(20, 8, 7), file);
    await expect(openHnsw(file, { ...shape, labels: 21 })).rejects.toMatchObject(damaged);
    await truncate(file, 1_000);
    await expect(openHnsw(file, shape)).rejects.toMatchObject(damaged);
  });
});

describe('an HNSW graph that goes on from another', () => {
  const before = unitVectors(400, 32, 8);
  const added = unitVectors(60, 32, 9);
  const removed = new Set(Array.from({ length: 50 }, (_, at) => at * 7));

  /** The labels that stay and those that came, in an order of their own. */
  async function carried(): Promise<{ labels: number[]; vectors: Float32Array[] }> {
    await buildHnsw(before, file);
    const graph = await HnswGraph.open(file, { dimensions: 32, labels: 400 });
    graph.reserve(added.length);
    for (const label of removed) graph.remove(label);
    await graph.add(added);
    await rm(file);
    await graph.write(file);
    const all = [...before, ...added];
    const labels = all.flatMap((_, label) => (removed.has(label) ? [] : [label])).reverse();
    return { labels, vectors: labels.map((label) => all[label] as Float32Array) };
  }

  it.each([256, null])('finds what an exact scan finds, by its place (efSearch: %s)', async (efSearch) => {
    const { labels, vectors } = await carried();
    const layout = { dimensions: 32, size: 410, labels: 460, places: Uint32Array.from(labels), efSearch };
    const index = await openHnsw(file, layout);
    for (const question of unitVectors(30, 32, 10)) {
      const nearest = vectors
        .map((vector, label) => ({ label, similarity: dot(vector, question) }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, 10);
      expect(index.search(question, 10).map(({ label }) => label)).toEqual(nearest.map(({ label }) => label));
    }
    expect(index.search(vectors[0] as Float32Array, 1_000)).toHaveLength(410);
  });

  it('has the vectors as they were given, to the bit, and is the same each time', async () => {
    await carried();
    const bytes = await readFile(file);
    const graph = await HnswGraph.open(file, { dimensions: 32, labels: 460 });
    expect(graph.vector(1)).toEqual(before[1]);
    expect(graph.vector(400)).toEqual(added[0]);
    await carried();
    expect((await readFile(file)).equals(bytes)).toBe(true);
  });
});
