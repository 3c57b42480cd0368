import type { Neighbour } from '../vector-index.ts';

/** @param from where the right vector begins among others that stand one after another */
export function dotProduct(left: Float32Array, right: Float32Array, from = 0): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = left.length & ~3;
  // Four sums that do not wait for each other: nearly twice as fast as one.
  for (let place = 0, at = from; place < whole; place += 4, at += 4) {
    first += (left[place] as number) * (right[at] as number);
    second += (left[place + 1] as number) * (right[at + 1] as number);
    third += (left[place + 2] as number) * (right[at + 2] as number);
    fourth += (left[place + 3] as number) * (right[at + 3] as number);
  }
  for (let place = whole; place < left.length; place++)
    first += (left[place] as number) * (right[from + place] as number);
  return first + second + third + fourth;
}

/**
 * The vectors most similar to one, most similar first, by comparing all; of equals the first.
 * @param flat the vectors, one after another; each is labelled by its place
 */
export function nearestOf(flat: Float32Array, vector: Float32Array, count: number): Neighbour[] {
  const similarities = new Float64Array(flat.length / vector.length);
  for (let label = 0; label < similarities.length; label++)
    similarities[label] = dotProduct(vector, flat, label * vector.length);
  if (count <= 0 || similarities.length === 0) return [];
  const least = similarities.toSorted()[Math.max(0, similarities.length - count)] as number;
  const found: Neighbour[] = [];
  for (const [label, similarity] of similarities.entries())
    if (similarity >= least) found.push({ label, similarity });
  return found
    .sort((left, right) => right.similarity - left.similarity || left.label - right.label)
    .slice(0, count);
}
