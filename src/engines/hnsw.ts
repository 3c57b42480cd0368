import { setImmediate } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import { IsnadError } from '../core/errors.ts';
import type { Range } from '../core/range.ts';
import { dotProduct } from '../core/retrieval/recall-probe.ts';
import type { Neighbour, VectorIndex } from '../core/vector-index.ts';

/**
 * Links a vector keeps on each layer above the lowest, and candidates weighed when it is added and when
 * one is searched: more of each finds more of the true neighbours, and takes longer. M and ef of
 * Malkov and Yashunin, 'Efficient and robust approximate nearest neighbor search using HNSW graphs'.
 */
const links = 16;
const efConstruction = 200;
const efSearch = 256;

/** Of unit vectors the inner product is the cosine, and the graph keeps them to the bit as they are given. */
const space = 'ip';

/**
 * Up to how many vectors a search within some of them compares one by one. The graph would be walked until `efSearch` of
 * them were met, and where there are fewer, to its end.
 */
const comparedOneByOne = 2000;

/** Vectors added between two turns of the event loop; one takes up to some milliseconds. */
const addsPerTurn = 20;

type NativeGraph = InstanceType<typeof hnswlib.HierarchicalNSW>;

/** What must be known of a graph's file before it is read. */
export interface GraphShape {
  readonly dimensions: number;
  /** Labels in the file, those of removed vectors among them. */
  readonly labels: number;
}

/** A graph that vectors are added to and removed from, before it is written to a new file. */
export class HnswGraph {
  readonly dimensions: number;
  readonly #graph: NativeGraph;
  #labels: number;

  private constructor(dimensions: number, graph: NativeGraph, labels: number) {
    this.dimensions = dimensions;
    this.#graph = graph;
    this.#labels = labels;
  }

  /** @param capacity vectors that will be added at most */
  static empty(dimensions: number, capacity: number): HnswGraph {
    const graph = new hnswlib.HierarchicalNSW(space, dimensions);
    graph.initIndex(capacity, links, efConstruction);
    return new HnswGraph(dimensions, graph, 0);
  }

  /**
   * Opens a graph to go on from. The file stays as it is. What `openHnsw` says of damaged files holds here too.
   * @param more vectors that will be added at most
   * @throws IsnadError INDEX_DAMAGED
   */
  static async open(file: string, shape: GraphShape, more: number): Promise<HnswGraph> {
    const graph = await readGraph(file, shape);
    graph.resizeIndex(shape.labels + more);
    return new HnswGraph(shape.dimensions, graph, shape.labels);
  }

  /** Labels given so far, those of removed vectors among them. */
  get labels(): number {
    return this.#labels;
  }

  /**
   * Adds vectors, labelled on from those before, with turns of the event loop in between.
   * @throws IsnadError VECTOR_INVALID naming the vector by its label
   */
  async add(vectors: readonly Float32Array[]): Promise<void> {
    for (const vector of vectors) {
      checkVector(vector, this.dimensions, `passage ${this.#labels}`);
      this.#graph.addPoint(Array.from(vector), this.#labels);
      this.#labels += 1;
      if (this.#labels % addsPerTurn === 0) await setImmediate();
    }
  }

  /** Takes a vector out of what can be found; its label is never given again. */
  remove(label: number): void {
    this.#graph.markDelete(label);
  }

  /** A vector that was not removed, as it was added. */
  vector(label: number): Float32Array {
    return Float32Array.from(this.#graph.getPoint(label));
  }

  search(vector: Float32Array, k: number): Neighbour[] {
    this.#graph.setEf(efSearch);
    return nearest(this.#graph, vector, Math.min(k, this.#labels));
  }

  /**
   * Writes the graph to a new file. The native write reports success on a full disk too: only opening the file tells.
   * @throws IsnadError VECTOR_INVALID where there is no vector to write
   */
  async write(file: string): Promise<void> {
    if (this.#labels === 0) throw new IsnadError('VECTOR_INVALID', 'passage 0', 'some numbers', 'none');
    await this.#graph.writeIndex(file);
    // Asking for the count keeps the graph from being collected while it is written off the thread.
    this.#graph.getCurrentCount();
  }
}

/** Of a graph's vectors those that are searched: `labels` has one for each place, in order. */
export interface GraphLayout extends GraphShape {
  /** The label of each vector, in the order of the passages; null where those are the same. */
  readonly places: Uint32Array | null;
  readonly size: number;
  /** Search all vectors rather than the graph, where that was found to miss too many. */
  readonly exact: boolean;
}

/**
 * Opens a graph that was written, for searching. Neighbours are labelled by their passages' places.
 *
 * Only ever call it on a file whose checksum was verified: of a damaged one the native code may notice
 * nothing, or take the whole process down.
 * @throws IsnadError INDEX_DAMAGED where the file is no graph, or of another number of vectors
 */
export async function openHnsw(file: string, layout: GraphLayout): Promise<VectorIndex> {
  const { dimensions, size, places, exact } = layout;
  const graph = await readGraph(file, layout);
  graph.setEf(efSearch);
  const placeOf = places && inverse(places, layout.labels);
  const all = exact ? vectorsOf(graph, places ?? Uint32Array.from({ length: size }, (_, at) => at)) : null;
  return {
    dimensions,
    size,
    search(vector, k, within) {
      checkVector(vector, dimensions, 'the question');
      if (!(k >= 1)) return [];
      const count = Math.min(Math.floor(k), size);
      if (within && (all || within[1] - within[0] <= comparedOneByOne)) {
        const own = all?.slice(...within) ?? vectorsOf(graph, labelsOf(places, within));
        return nearestOfAll(own, vector, count, within[0]);
      }
      if (all) return nearestOfAll(all, vector, count);
      const found = nearest(graph, vector, count, within && isPlacedIn(within, placeOf));
      return placeOf ? found.map((hit) => ({ ...hit, label: placeOf[hit.label] as number })) : found;
    },
  };
}

async function readGraph(file: string, { dimensions, labels }: GraphShape): Promise<NativeGraph> {
  // After a failed read any call on the instance crashes, so each opening has its own.
  const graph = new hnswlib.HierarchicalNSW(space, dimensions);
  try {
    await graph.readIndex(file);
  } catch (error) {
    throw new IsnadError('INDEX_DAMAGED', file, (error as Error).message);
  }
  const count = graph.getCurrentCount();
  if (count !== labels)
    throw new IsnadError('INDEX_DAMAGED', file, `expected ${labels} vectors, found ${count}`);
  return graph;
}

function nearest(
  graph: NativeGraph,
  vector: Float32Array,
  count: number,
  isWanted?: (label: number) => boolean,
): Neighbour[] {
  const { neighbors, distances } = graph.searchKnn(Array.from(vector), count, isWanted);
  return neighbors.map((label, rank) => ({ label, similarity: 1 - (distances[rank] ?? 1) }));
}

function inverse(places: Uint32Array, labels: number): Uint32Array {
  const placeOf = new Uint32Array(labels);
  for (const [place, label] of places.entries()) placeOf[label] = place;
  return placeOf;
}

const labelsOf = (places: Uint32Array | null, [first, end]: Range): Uint32Array =>
  places?.subarray(first, end) ?? Uint32Array.from({ length: end - first }, (_, at) => first + at);

const isPlacedIn =
  ([first, end]: Range, placeOf: Uint32Array | null) =>
  (label: number): boolean => {
    const place = placeOf ? (placeOf[label] as number) : label;
    return place >= first && place < end;
  };

const vectorsOf = (graph: NativeGraph, labels: Uint32Array): Float32Array[] =>
  Array.from(labels, (label) => Float32Array.from(graph.getPoint(label)));

/** Compares a vector with every one, the first of which is labelled `first`. */
function nearestOfAll(
  all: readonly Float32Array[],
  vector: Float32Array,
  count: number,
  first = 0,
): Neighbour[] {
  return all
    .map((other, at) => ({ label: first + at, similarity: dotProduct(other, vector) }))
    .sort((left, right) => right.similarity - left.similarity || left.label - right.label)
    .slice(0, count);
}

/** The native code aborts on, or silently takes, whatever is not a finite number of each dimension. */
function checkVector(vector: Float32Array, dimensions: number, which: string): void {
  if (vector.length !== dimensions || dimensions === 0)
    throw new IsnadError('VECTOR_INVALID', which, `${dimensions || 'some'} numbers`, String(vector.length));
  for (const value of vector) {
    if (!Number.isFinite(value))
      throw new IsnadError('VECTOR_INVALID', which, 'finite numbers only', String(value));
  }
}
