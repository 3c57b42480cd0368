/** How much a training step must hold. */
export interface ArenaSize {
  /** Tokens in the vocabulary. */
  readonly rows: number;
  /** Numbers in a row, a multiple of 4. The last one is the pivot's and is 0 in every row. */
  readonly dimensions: number;
  /** Most queries of a batch, a multiple of 4. */
  readonly queries: number;
  /** Most passages of a batch, a multiple of 4. */
  readonly passages: number;
  /** Most different tokens of all texts of a batch together. */
  readonly entries: number;
  /** Levels that rows are rounded to at the end of training; 0 where they never are. */
  readonly levels: number;
  readonly threads: number;
}

/**
 * All that the threads of a training step share, in one memory: the model, the batch and what is computed from it.
 * Texts are the queries, then the passages. A text is a bag: its different tokens, each with a weight.
 */
export interface Arena {
  readonly size: ArenaSize;
  readonly memory: WebAssembly.Memory;
  /** Numbers that the threads agree by; see team.ts. */
  readonly control: Int32Array<SharedArrayBuffer>;
  /** Of this batch: queries, passages, distinct rows. */
  readonly counts: Int32Array;
  /** Temperature, learning rates of the numbers of a row and of the logarithm of its length, 1 where rows are rounded. */
  readonly settings: Float64Array;
  /** The rows that texts are made of. */
  readonly table: Float32Array;
  /** While rows are rounded, what they are rounded from: this is what learns then. */
  readonly exact: Float32Array;
  readonly levels: Float32Array;
  readonly momentum: Float32Array;
  /** Mean square of the gradients of each row, and how many there were. */
  readonly squares: Float32Array;
  readonly touches: Int32Array;
  /** Mean and mean square of the derivatives by the logarithm of each row's length. */
  readonly scaleMomentum: Float32Array;
  readonly scaleSquares: Float32Array;
  /** Where each text's tokens begin. */
  readonly offsets: Int32Array;
  readonly tokens: Int32Array;
  readonly weights: Float32Array;
  readonly pivots: Float32Array;
  /** The distinct rows of the batch; where the texts of each begin; those texts; the row's weight there. */
  readonly distinct: Int32Array;
  readonly uses: Int32Array;
  readonly users: Int32Array;
  readonly userWeights: Float32Array;
  readonly vectors: Float32Array;
  readonly lengths: Float32Array;
  readonly gradients: Float32Array;
  /** Queries × passages: cosines, then, in the same place, the derivatives of the loss by them; and these transposed. */
  readonly scores: Float32Array;
  readonly transposed: Float32Array;
  /** 1 where a passage must not count as wrong for a query. */
  readonly masked: Uint8Array;
  /** Log of the sum of exponentials of each query's and each passage's row of scores. */
  readonly queryLogs: Float64Array;
  readonly passageLogs: Float64Array;
  /** A row of gradient for each thread. */
  readonly scratch: Float32Array;
}

interface ViewKind {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, offset: number, length: number): ArrayBufferView;
}

type Plan = readonly (readonly [name: keyof Arena, kind: ViewKind, length: number])[];

function planOf(size: ArenaSize): Plan {
  const { rows, dimensions, queries, passages, entries, levels, threads } = size;
  const texts = queries + passages;
  return [
    ['control', Int32Array, 16],
    ['counts', Int32Array, 4],
    ['settings', Float64Array, 4],
    ['table', Float32Array, rows * dimensions],
    ['exact', Float32Array, levels > 0 ? rows * dimensions : 0],
    ['levels', Float32Array, levels],
    ['momentum', Float32Array, rows * dimensions],
    ['squares', Float32Array, rows],
    ['touches', Int32Array, rows],
    ['scaleMomentum', Float32Array, rows],
    ['scaleSquares', Float32Array, rows],
    ['offsets', Int32Array, texts + 1],
    ['tokens', Int32Array, entries],
    ['weights', Float32Array, entries],
    ['pivots', Float32Array, texts],
    ['distinct', Int32Array, rows],
    ['uses', Int32Array, rows + 1],
    ['users', Int32Array, entries],
    ['userWeights', Float32Array, entries],
    ['vectors', Float32Array, texts * dimensions],
    ['lengths', Float32Array, texts],
    ['gradients', Float32Array, texts * dimensions],
    ['scores', Float32Array, queries * passages],
    ['transposed', Float32Array, queries * passages],
    ['masked', Uint8Array, queries * passages],
    ['queryLogs', Float64Array, queries],
    ['passageLogs', Float64Array, passages],
    ['scratch', Float32Array, threads * dimensions],
  ];
}

const alignment = 64;
const page = 65_536;

export function createArena(size: ArenaSize): Arena {
  const bytes = planOf(size).reduce(
    (sum, [, kind, length]) => sum + Math.ceil((length * kind.BYTES_PER_ELEMENT) / alignment) * alignment,
    0,
  );
  const pages = Math.ceil(bytes / page);
  return viewArena(size, new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }));
}

/** The same arena in another thread. */
export function viewArena(size: ArenaSize, memory: WebAssembly.Memory): Arena {
  let offset = 0;
  const views: Record<string, unknown> = {};
  for (const [name, Kind, length] of planOf(size)) {
    views[name] = new Kind(memory.buffer, offset, length);
    offset += Math.ceil((length * Kind.BYTES_PER_ELEMENT) / alignment) * alignment;
  }
  return { size, memory, ...views } as unknown as Arena;
}
