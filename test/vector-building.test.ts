import { describe, expect, it } from 'vitest';
import type { Passage } from '../src/core/corpus/passages.ts';
import type { Embedder } from '../src/core/embedder.ts';
import { dotProduct } from '../src/core/retrieval/exact-search.ts';
import { buildVectors } from '../src/vector-building.ts';

const dimensions = 48;

/** A unit vector of a text's own; near those of others only in its first few numbers, or in none. */
function vectorOf(text: string, spread: number): Float32Array {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  for (let turn = 0; turn < 8; turn++) next();
  const vector = Float32Array.from({ length: dimensions }, (_, at) => next() * (at < spread ? 1 : 1e-3));
  const norm = Math.sqrt(dotProduct(vector, vector));
  return vector.map((value) => value / norm);
}

const embedderOf = (spread: number): Embedder =>
  ({
    identity: async () => {
      throw new Error('It is not asked for.');
    },
    embed: async (texts: readonly string[]) => texts.map((text) => vectorOf(text, spread)),
  }) as unknown as Embedder;

const passages = Array.from({ length: 3000 }, (_, paragraph): Passage => {
  const text = `a${paragraph * 7919} b${paragraph * 104729} c d${paragraph} e f g h${paragraph % 17} i j`;
  return { paragraph, language: 'en', start: 0, end: text.length, text };
});

const efOf = async (spread: number, of = passages): Promise<number | null> => {
  const built = await buildVectors({
    dimensions,
    passages: of,
    plan: of.map(() => null),
    known: null,
    embedder: embedderOf(spread),
    onEmbedded: () => {},
  });
  return built.efSearch;
};

describe('a graph of a thousand vectors or more', () => {
  it('is searched no more widely than it must be for its recall', async () => {
    expect(await efOf(4)).toBe(256);
  });

  it('is searched more widely, or not at all, where its vectors have few that are near', async () => {
    expect([384, 512, 768, null]).toContain(await efOf(dimensions));
  });
});

it('does not measure a small graph, which is searched nearly whole', async () => {
  expect(await efOf(dimensions, passages.slice(0, 500))).toBe(256);
});
