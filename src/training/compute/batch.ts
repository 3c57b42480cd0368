import type { Bag } from '../text/bag.ts';
import type { Arena } from './arena.ts';

/** Texts that belong together, by place; passages beyond the queries are additional wrong ones. */
export interface Batch {
  readonly queries: readonly Bag[];
  readonly passages: readonly Bag[];
  /** Whether this passage, another one than the query's own, must not count as wrong for it. */
  masked(query: number, passage: number): boolean;
}

/** Puts a batch into the arena. Both numbers of texts must be multiples of 4. */
export function fillBatch(arena: Arena, batch: Batch): void {
  const bags = [...batch.queries, ...batch.passages];
  const { offsets, tokens, weights, pivots, counts, masked } = arena;
  const { distinct, uses, users, userWeights } = arena;
  const usesOf = new Map<number, number>();
  let entry = 0;
  for (const [text, bag] of bags.entries()) {
    offsets[text] = entry;
    pivots[text] = bag.pivot;
    tokens.set(bag.tokens, entry);
    weights.set(bag.weights, entry);
    entry += bag.tokens.length;
    for (const token of bag.tokens) usesOf.set(token, (usesOf.get(token) ?? 0) + 1);
  }
  offsets[bags.length] = entry;

  const next = new Map<number, number>();
  let place = 0;
  let use = 0;
  for (const [row, count] of [...usesOf].sort(([left], [right]) => left - right)) {
    distinct[place] = row;
    uses[place] = use;
    next.set(row, use);
    place++;
    use += count;
  }
  uses[place] = use;
  for (const [text, bag] of bags.entries()) {
    for (const [index, token] of bag.tokens.entries()) {
      const at = next.get(token) as number;
      next.set(token, at + 1);
      users[at] = text;
      userWeights[at] = bag.weights[index] as number;
    }
  }

  const [queries, passages] = [batch.queries.length, batch.passages.length];
  counts.set([queries, passages, place]);
  for (let query = 0; query < queries; query++) {
    for (let passage = 0; passage < passages; passage++) {
      masked[query * passages + passage] = query !== passage && batch.masked(query, passage) ? 1 : 0;
    }
  }
}
