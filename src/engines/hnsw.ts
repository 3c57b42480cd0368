import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import { IsnadError } from '../core/errors.ts';
import type { Neighbour, VectorIndex } from '../core/vector-index.ts';

/**
 * Links a vector keeps on each layer above the lowest, and candidates weighed when it is added and when
 * one is searched: more of each finds more of the true neighbours, and takes longer. M and ef of
 * Malkov and Yashunin, 'Efficient and robust approximate nearest neighbor search using HNSW graphs'.
 */
const links = 16;
const efConstruction = 200;
const efSearch = 256;

/** Vectors added between two turns of the event loop; one takes up to a millisecond. */
const addsPerTurn = 200;

/**
 * Builds the graph of some vectors, labelled 0, 1, … in their order, and writes it to a new file.
 * @param vectors at least one, all of the same dimensions
 * @throws IsnadError VECTOR_INVALID naming the vector by its label; INDEX_UNWRITABLE
 */
export async function buildHnsw(vectors: readonly Float32Array[], file: string): Promise<void> {
  if (!vectors[0]) throw new IsnadError('VECTOR_INVALID', 'passage 0', 'some numbers', 'none');
  const dimensions = vectors[0].length;
  vectors.forEach((vector, label) => {
    checkVector(vector, dimensions, `passage ${label}`);
  });
  const graph = new hnswlib.HierarchicalNSW('cosine', dimensions);
  graph.initIndex(vectors.length, links, efConstruction);
  for (const [label, vector] of vectors.entries()) {
    graph.addPoint(Array.from(vector), label);
    if (label % addsPerTurn === addsPerTurn - 1) await setImmediate();
  }
  await graph.writeIndex(file);
  // The native write reports success on a full disk too, so only reading the file back tells. Asking
  // for the count also keeps the graph from being collected while it is written off the thread.
  const written = graph.getCurrentCount();
  try {
    await openHnsw(file, { dimensions, size: written });
  } catch {
    await rm(file, { force: true });
    throw new IsnadError('INDEX_UNWRITABLE', file, 'it could not be written whole; the disk may be full');
  }
}

/**
 * Opens a graph that `buildHnsw` wrote.
 *
 * Only ever call it on a file whose checksum was verified: of a damaged one the native code may notice
 * nothing, or take the whole process down.
 * @throws IsnadError INDEX_DAMAGED where the file is no graph, or of another number of vectors
 */
export async function openHnsw(
  file: string,
  { dimensions, size }: { readonly dimensions: number; readonly size: number },
): Promise<VectorIndex> {
  // After a failed read any call on the instance crashes, so each opening has its own.
  const graph = new hnswlib.HierarchicalNSW('cosine', dimensions);
  try {
    await graph.readIndex(file);
  } catch (error) {
    throw new IsnadError('INDEX_DAMAGED', file, (error as Error).message);
  }
  const count = graph.getCurrentCount();
  if (count !== size) throw new IsnadError('INDEX_DAMAGED', file, `expected ${size} vectors, found ${count}`);
  graph.setEf(efSearch);

  return {
    dimensions,
    size,
    search(vector, k) {
      checkVector(vector, dimensions, 'the question');
      if (!(k >= 1)) return [];
      const { neighbors, distances } = graph.searchKnn(Array.from(vector), Math.min(Math.floor(k), size));
      return neighbors.map((label, rank): Neighbour => ({ label, similarity: 1 - (distances[rank] ?? 1) }));
    },
  };
}

/** The native code aborts on, or silently takes, whatever is not a finite number of each dimension. */
function checkVector(vector: Float32Array, dimensions: number, which: string): void {
  if (vector.length !== dimensions || dimensions === 0)
    throw new IsnadError('VECTOR_INVALID', which, `${dimensions || 'some'} numbers`, String(vector.length));
  const odd = vector.find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw new IsnadError('VECTOR_INVALID', which, 'finite numbers only', String(odd));
}
