import type { DevelopmentSet } from './development.ts';
import type { FinishedModel } from './export/model-files.ts';
import { longestText } from './export/model-files.ts';
import { pack, unpack } from './export/quantize.ts';
import { bagOf } from './text/bag.ts';
import { normalizedWords } from './text/normalizer.ts';
import { WordPieces } from './text/word-pieces.ts';

/** A model's own way from a text to its vector, with the rounded rows that it ends with. */
export const embedderOf = (model: FinishedModel): ((text: string) => Float32Array) =>
  vectorMaker(model, unpack(pack(model.table, model.dimensions, model.levels)));

/** From a text to its vector of length 1 by a table's rows; the exported network does the same. */
export function vectorMaker(
  { tokens, dimensions, shape }: FinishedModel,
  table: Float32Array,
): (text: string) => Float32Array {
  const pieces = new WordPieces(tokens);
  return (text) => {
    const ids = normalizedWords(text).flatMap((word) => pieces.encode(word));
    const bag = bagOf(ids.slice(0, longestText - 1), shape);
    const vector = new Float32Array(dimensions);
    for (const [place, token] of bag.tokens.entries()) {
      const weight = bag.weights[place] as number;
      const start = token * dimensions;
      for (let number = 0; number < dimensions; number++) {
        vector[number] = (vector[number] as number) + weight * (table[start + number] as number);
      }
    }
    vector[dimensions - 1] = bag.pivot;
    const length = Math.sqrt(dot(vector, vector)) || 1;
    return vector.map((value) => value / length);
  };
}

export interface DevelopmentResult {
  readonly name: string;
  readonly questions: number;
  readonly recallAt1: number;
  readonly reciprocalRank: number;
}

/** How often a question's own passage is the nearest of its pool, and the mean of 1 / rank as far as rank 10. */
export function measureDevelopment(
  sets: readonly DevelopmentSet[],
  embed: (text: string) => Float32Array,
): DevelopmentResult[] {
  const pools = new Map<readonly string[], Float32Array[]>();
  return sets.map(({ name, passages, questions }) => {
    const pool = pools.get(passages) ?? passages.map(embed);
    pools.set(passages, pool);
    const ranks = questions.map(([question, right]) => {
      const vector = embed(question);
      const scores = pool.map((passage) => dot(vector, passage));
      return 1 + scores.filter((score) => score > (scores[right] as number)).length;
    });
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      name,
      questions: questions.length,
      recallAt1: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
      reciprocalRank: mean(ranks.map((rank) => (rank <= 10 ? 1 / rank : 0))),
    };
  });
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] as number) * (right[place] as number);
  return sum;
}
