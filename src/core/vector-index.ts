import type { Range } from './range.ts';

export interface Neighbour {
  /** The vector's position in the order in which it was added. */
  readonly label: number;
  /** Cosine similarity, -1 to 1. */
  readonly similarity: number;
}

/** Approximate nearest neighbours of unit vectors by cosine. */
export interface VectorIndex {
  readonly dimensions: number;
  readonly size: number;
  /**
   * At most `k` neighbours, nearest first; fewer when the index holds fewer.
   * @param within labels of the vectors to search among; default: all
   */
  search(vector: Float32Array, k: number, within?: Range): Neighbour[];
}
