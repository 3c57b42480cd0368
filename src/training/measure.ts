import type { DevelopmentSet } from './development.ts';
import type { WordTable } from './data/word-table.ts';
import { type BagShape, bagOf } from './text/bag.ts';
import { normalizedWords } from './text/normalizer.ts';
import type { WordPieces } from './text/word-pieces.ts';

/** A text's vector of length 1, as the finished network makes it. */
export function vectorOf(text: string, pieces: WordPieces, rows: Float32Array, dimensions: number, shape: BagShape): Float32Array {
  const ids = normalizedWords(text).flatMap((word) => pieces.encode(word)).slice(0, 511);
  const bag = bagOf(ids, shape);
  const vector = new Float32Array(dimensions);
  for (const [index, token] of bag.tokens.entries()) {
    const weight = bag.weights[index] as number;
    const start = token * dimensions;
    for (let place = 0; place < dimensions; place++) {
      vector[place] = (vector[place] as number) + weight * (rows[start + place] as number);
    }
  }
  vector[dimensions - 1] = bag.pivot;
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square) || 1;
  return vector.map((value) => value / length);
}

/** The rank of each question's passage among all, from 1. */
export function ranks(set: DevelopmentSet, embed: (text: string) => Float32Array): number[] {
  const passages = set.passages.map(embed);
  return set.questions.map(([question, right]) => {
    const vector = embed(question);
    const scores = passages.map((passage) => {
      let sum = 0;
      for (let place = 0; place < vector.length; place++) sum += (vector[place] as number) * (passage[place] as number);
      return sum;
    });
    const own = scores[right] as number;
    return 1 + scores.filter((score, place) => score > own || (score === own && place < right)).length;
  });
}
