import { setImmediate } from 'node:timers/promises';
import hnswlib from 'hnswlib-node';
import { IsnadError } from '../core/errors.ts';
import type { Range } from '../core/range.ts';
import { nearestOf } from '../core/retrieval/exact-search.ts';
import type { Neighbour, VectorIndex } from '../core/vector-index.ts';

/**
 * Links a vector keeps at most on each layer above the lowest, twice as many on that, and candidates weighed when it is
 * added. M and efConstruction of Malkov and Yashunin, 'Efficient and robust approximate nearest neighbor search using HNSW
 * graphs'. Candidates cost time and links hardly any, unless many vectors are equal: 16 links of 200 candidates take more
 * than twice as long, and a search of what they make finds no more (10,000 vectors of 1,536 numbers, shuffled sentences
 * and news alike).
 */
const links = 64;
const efConstruction = 80;

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
   * @throws IsnadError INDEX_DAMAGED
   */
  static async open(file: string, shape: GraphShape): Promise<HnswGraph> {
    return new HnswGraph(shape.dimensions, await readGraph(file, shape), shape.labels);
  }

  /** Labels given so far, those of removed vectors among them. */
  get labels(): number {
    return this.#labels;
  }

  /** Makes room for so many vectors more, which must be done before they are added to a graph that was opened. */
  reserve(more: number): void {
    this.#graph.resizeIndex(this.#labels + more);
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

  /** @param efSearch candidates weighed: of more of them, more are the true neighbours */
  search(vector: Float32Array, k: number, efSearch: number): Neighbour[] {
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

  /** Gives its memory back at once. Collecting it may take long: to the collector it is a few bytes. It is of no use afterwards. */
  release(): void {
    this.#graph.initIndex(1);
    this.#labels = 0;
  }
}

/** Of a graph's vectors those that are searched: `labels` has one for each place, in order. */
export interface GraphLayout extends GraphShape {
  /** The label of each passage's vector, in the order of the passages; null where those are the same. */
  readonly places: Uint32Array | null;
  readonly size: number;
  /** Candidates weighed in a search of the graph; null: all vectors are compared, where the graph was found to miss too many. */
  readonly efSearch: number | null;
}

/**
 * Opens a graph that was written, for searching. Neighbours are labelled by their passages' places.
 *
 * Only ever call it on a file whose checksum was verified: of a damaged one the native code may notice
 * nothing, or take the whole process down.
 * @throws IsnadError INDEX_DAMAGED where the file is no graph, or of another number of vectors
 */
export async function openHnsw(file: string, layout: GraphLayout): Promise<VectorIndex> {
  const graph = await readGraph(file, layout);
  return layout.efSearch === null
    ? exactIndex(flatVectors(graph, layout), layout)
    : graphIndex(graph, layout, layout.efSearch);
}

function graphIndex(graph: NativeGraph, layout: GraphLayout, efSearch: number): VectorIndex {
  const { dimensions, size, places } = layout;
  graph.setEf(efSearch);
  const placed = new Places(layout);
  return {
    dimensions,
    size,
    search(vector, k, within) {
      checkVector(vector, dimensions, 'the question');
      if (!(k >= 1)) return [];
      const count = Math.min(Math.floor(k), size);
      if (within && within[1] - within[0] <= comparedOneByOne) {
        const own = flatVectors(graph, layout, within);
        return nearestOf(own, vector, count).map((hit) => ({ ...hit, label: hit.label + within[0] }));
      }
      const isWanted = within && ((label: number) => placed.of(label, within).length > 0);
      const found = nearest(graph, vector, Math.min(count, placed.labels), isWanted);
      if (!places) return found;
      return found
        .flatMap(({ label, similarity }) =>
          placed.of(label, within).map((place) => ({ label: place, similarity })),
        )
        .slice(0, count);
    },
  };
}

/** Compares all vectors. The graph that they were in is let go of. */
function exactIndex(all: Float32Array, { dimensions, size }: GraphLayout): VectorIndex {
  return {
    dimensions,
    size,
    search(vector, k, within = [0, size]) {
      checkVector(vector, dimensions, 'the question');
      if (!(k >= 1)) return [];
      const [first, end] = within;
      const own = all.subarray(first * dimensions, end * dimensions);
      return nearestOf(own, vector, Math.min(Math.floor(k), size)).map((hit) => ({
        ...hit,
        label: hit.label + first,
      }));
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

/** The places of passages by the labels of their vectors; passages of one text share a vector. */
class Places {
  /** Labels that have a place. */
  readonly labels: number;
  /** Of each label its first place, and of each place the next with the same label, both counted from 1; 0: there is none. */
  readonly #first: Uint32Array | null;
  readonly #next: Uint32Array;

  constructor({ places, size, labels }: GraphLayout) {
    this.#first = places && new Uint32Array(labels);
    this.#next = new Uint32Array(places ? size : 0);
    let shared = 0;
    for (let place = size - 1; this.#first && place >= 0; place--) {
      const label = places?.[place] as number;
      if (this.#first[label]) shared++;
      this.#next[place] = this.#first[label] as number;
      this.#first[label] = place + 1;
    }
    this.labels = size - shared;
  }

  /** The places of a label in their order, within a range of them. */
  of(label: number, [first, end]: Range = [0, Number.POSITIVE_INFINITY]): number[] {
    if (!this.#first) return label >= first && label < end ? [label] : [];
    const found: number[] = [];
    for (let at = this.#first[label] as number; at > 0; at = this.#next[at - 1] as number)
      if (at > first && at <= end) found.push(at - 1);
    return found;
  }
}

/** The vectors of some places, one after another. */
function flatVectors(
  graph: NativeGraph,
  { dimensions, size, places }: GraphLayout,
  [first, end]: Range = [0, size],
): Float32Array {
  const flat = new Float32Array((end - first) * dimensions);
  for (let place = first; place < end; place++)
    flat.set(graph.getPoint(places?.[place] ?? place), (place - first) * dimensions);
  return flat;
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
