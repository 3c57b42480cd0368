/**
 * The places of the highest positive scores, highest first; of equal ones the first. A heap of those that are kept, the one that is
 * the first to go at its root, lets most scores pass with one comparison.
 */
export function highest(scores: Float32Array, count: number): number[] {
  const kept: number[] = [];
  let floor = 0;
  for (let place = 0; place < scores.length; place++) {
    // An equal score that comes later goes first.
    if ((scores[place] as number) <= floor) continue;
    if (kept.length < count) {
      kept.push(place);
      rise(kept, scores);
    } else {
      kept[0] = place;
      sink(kept, scores);
    }
    if (kept.length === count) floor = scores[kept[0] as number] as number;
  }
  return kept.sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
}

/** Whether one place goes before another when there is room for one. */
function goesFirst(scores: Float32Array, one: number, other: number): boolean {
  const [score, otherScore] = [scores[one] as number, scores[other] as number];
  return score < otherScore || (score === otherScore && one > other);
}

/** Restores the heap after something was put at its end. */
function rise(heap: number[], scores: Float32Array): void {
  let at = heap.length - 1;
  const moved = heap[at] as number;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!goesFirst(scores, moved, heap[above] as number)) break;
    heap[at] = heap[above] as number;
    at = above;
  }
  heap[at] = moved;
}

/** Restores the heap after something was put at its root. */
function sink(heap: number[], scores: Float32Array): void {
  const moved = heap[0] as number;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && goesFirst(scores, heap[below + 1] as number, heap[below] as number))
      below++;
    if (!goesFirst(scores, heap[below] as number, moved)) break;
    heap[at] = heap[below] as number;
    at = below;
  }
  heap[at] = moved;
}
