import { classId } from './word-pieces.ts';

/** How a text's tokens become a vector, beside their rows. The network that is written computes the same. */
export interface BagShape {
  /** How soon repetitions of a token stop to count: k1 of BM25 (Robertson and Zaragoza 2009). */
  readonly saturation: number;
  /** How much a long text's tokens count for less, 0 to 1: b of BM25. */
  readonly lengthPenalty: number;
  /** The length, in tokens, at which nothing is taken off or added. */
  readonly usualLength: number;
  /** The number in a long text's last place, at which nothing else stands: it keeps short passages from being near to all. */
  readonly pivot: number;
  /** Texts of at most so many tokens, thus questions, have no pivot; it has its full size at twice as many. */
  readonly pivotFrom: number;
}

/** The different tokens of a text and their weights. */
export interface Bag {
  readonly tokens: readonly number[];
  readonly weights: readonly number[];
  readonly pivot: number;
}

/** @param ids the text's tokens without [CLS] */
export function bagOf(ids: readonly number[], shape: BagShape): Bag {
  const counts = new Map([[classId, 1]]);
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const length = ids.length + 1;
  const { saturation, lengthPenalty, usualLength, pivotFrom } = shape;
  const damping = saturation * (1 - lengthPenalty + (lengthPenalty * length) / usualLength);
  const ramp = Math.min(Math.max((length - pivotFrom) / pivotFrom, 0), 1);
  return {
    tokens: [...counts.keys()],
    weights: [...counts.values()].map((count) => count / (count + damping)),
    pivot: shape.pivot * ramp,
  };
}
