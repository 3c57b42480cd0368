import { describe, expect, it } from 'vitest';
import type { Passage } from '../src/core/corpus/passages.ts';
import type { Embedder, TextRole } from '../src/core/embedder.ts';
import { nearestOf } from '../src/core/retrieval/exact-search.ts';
import { buildVectors } from '../src/vector-building.ts';

const dimensions = 48;

/** A unit vector of a text's own. */
function vectorOf(text: string): Float32Array {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const vector = Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

const passages = Array.from({ length: 2000 }, (_, paragraph): Passage => {
  const text = `the ${paragraph} words of passage number ${paragraph * 7919} are all of them its own`;
  return { paragraph, language: 'en', start: 0, end: text.length, text };
});

async function build(of: readonly Passage[]) {
  const asked: { readonly role: TextRole; readonly texts: readonly string[] }[] = [];
  const embed: Embedder['embed'] = async (texts, role) => {
    asked.push({ role, texts });
    return texts.map(vectorOf);
  };
  const built = await buildVectors({
    dimensions,
    passages: of,
    plan: of.map(() => null),
    known: null,
    embedder: { embed } as Embedder,
    onEmbedded: () => {},
  });
  const questions = asked.filter(({ role }) => role === 'query').flatMap(({ texts }) => texts);
  return { ...built, questions };
}

describe('a graph of a thousand vectors or more', () => {
  it('is measured by some words of passages, and searched so that it finds what is nearest', async () => {
    const { graph, efSearch, questions } = await build(passages);
    expect(questions).toHaveLength(96);
    const lengths = questions.map((question) => question.split(' ').length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([3, 8]);

    const flat = new Float32Array(passages.length * dimensions);
    for (const [place, { text }] of passages.entries()) flat.set(vectorOf(text), place * dimensions);
    let found = 0;
    for (let question = 0; question < 50; question++) {
      const vector = vectorOf(`question ${question}`);
      const nearest = new Set(nearestOf(flat, vector, 10).map(({ label }) => label));
      found += graph.search(vector, 10, efSearch ?? 0).filter(({ label }) => nearest.has(label)).length;
    }
    expect(found).toBeGreaterThanOrEqual(490);
  });
});

it('has one vector for passages of one text', async () => {
  const some = passages.slice(0, 40);
  const { graph, labels, labelsWhenBuilt } = await build([...some, ...some.toReversed()]);
  expect([graph.labels, labelsWhenBuilt]).toEqual([40, 40]);
  expect(labels).toEqual([...some.keys(), ...[...some.keys()].reverse()]);
});

it('does not measure a small graph, which is searched nearly whole', async () => {
  const { efSearch, questions } = await build(passages.slice(0, 500));
  expect([efSearch, questions]).toEqual([256, []]);
});
