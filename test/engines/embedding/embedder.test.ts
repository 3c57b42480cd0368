import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedder } from '../../../src/engines/embedding/embedder.ts';
import { copyModel, dimensions, emptyModelDir, model, modelDir } from './model-folders.ts';

const dot = (a: Float32Array | undefined, b: Float32Array | undefined): number => {
  if (!a || !b) throw new Error('a vector is missing');
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? Number.NaN), 0);
};

const arabicQuestion = 'كم عدد الموظفين في الشركة؟';
const englishQuestion = 'How many employees does the company have?';
const passage = 'قالت الشركة في بيان إن عدد الموظفين العاملين لديها بلغ ثلاثة آلاف موظف في نهاية العام.';
const unrelated = 'هطلت أمطار غزيرة على الساحل الشمالي، وأغلقت المدارس أبوابها بسبب العاصفة.';

describe('the vectors', () => {
  const embedder = createEmbedder({ model, modelDir });
  afterAll(() => embedder.close());

  it('are unit vectors of as many numbers as the identity says, one a text, whatever the text', async () => {
    const texts = [arabicQuestion, englishQuestion, '', ' ', '\ud800', '🙂', 'كلمة '.repeat(100_000)];
    const vectors = await embedder.embed(texts, 'query');
    expect(await embedder.identity()).toMatchObject({ dimensions });
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    }
  });

  it('own their memory, so that one kept does not keep a whole read buffer', async () => {
    const [vector] = await embedder.embed([passage], 'passage');
    expect(vector?.buffer.byteLength).toBe(dimensions * 4);
  });

  it('are the same for a text alone, among others, and again', async () => {
    const [alone] = await embedder.embed([passage], 'passage');
    const [, among] = await embedder.embed([unrelated.repeat(4), passage, 'x'], 'passage');
    const other = createEmbedder({ model, modelDir });
    const [elsewhere] = await other.embed([passage], 'passage').finally(() => other.close());
    expect(among).toEqual(alone);
    expect(elsewhere).toEqual(alone);
  });

  it('bring a question nearer to its passage than to another, in both languages', async () => {
    const questions = await embedder.embed([arabicQuestion, englishQuestion], 'query');
    const [answering, other] = await embedder.embed([passage, unrelated], 'passage');
    for (const question of questions) {
      expect(dot(question, answering)).toBeGreaterThan(dot(question, other) + 0.1);
    }
  });

  it('come in the order of the texts to each of several callers, and a question does not wait for a corpus', async () => {
    const numbers = Array.from({ length: 120 }, (_, at) => `${passage} ${at}`);
    const expected = new Map<string, Float32Array | undefined>();
    for (const text of [...numbers.slice(0, 3), englishQuestion]) {
      expected.set(text, (await embedder.embed([text], 'passage'))[0]);
    }
    const finished: string[] = [];
    const noted = (name: string, texts: string[]) =>
      embedder.embed(texts, 'passage').then((vectors) => {
        finished.push(name);
        return vectors;
      });
    const [corpus, question, backwards] = await Promise.all([
      noted('corpus', numbers),
      noted('question', [englishQuestion]),
      noted('backwards', numbers.slice(0, 3).toReversed()),
    ]);
    expect(finished).toEqual(['question', 'backwards', 'corpus']);
    expect(corpus).toHaveLength(120);
    for (const at of [0, 1, 2]) {
      expect(corpus?.[at]).toEqual(expected.get(numbers[at] ?? ''));
      expect(backwards?.[2 - at]).toEqual(corpus?.[at]);
    }
    expect(question?.[0]).toEqual(expected.get(englishQuestion));
  });

  it('are none for no texts', async () => {
    expect(await embedder.embed([], 'query')).toEqual([]);
  });
});

describe('the identity', () => {
  let folder = '';
  let remove = async () => {};
  beforeAll(async () => {
    ({ folder, remove } = await emptyModelDir());
  });
  afterAll(() => remove());

  it('is that of the files, so that a copy has it too and a changed file does not', async () => {
    await copyModel(folder, 'same');
    await copyModel(folder, 'other/changed');
    const config = JSON.parse(await readFile(`${folder}/other/changed/config.json`, 'utf8'));
    await writeFile(`${folder}/other/changed/config.json`, JSON.stringify({ ...config, note: 1 }));

    const embedders = [
      createEmbedder({ model, modelDir }),
      createEmbedder({ model: 'same', modelDir: folder }),
      createEmbedder({ model: `${folder}/other/changed`, modelDir }),
    ];
    const identities = await Promise.all(embedders.map((embedder) => embedder.identity()));
    await Promise.all(embedders.map((embedder) => embedder.close()));
    const [bundled, same, changed] = identities;
    expect(bundled).toEqual({
      id: 'isnad-small',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      dimensions,
      pooling: 'mean',
      queryPrefix: '',
      passagePrefix: '',
    });
    expect(same).toEqual({ ...bundled, id: 'same' });
    expect(changed?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(changed?.fingerprint).not.toBe(bundled?.fingerprint);
  });

  it('has the prefixes that the e5 family wants, and they reach the model', async () => {
    await copyModel(folder, 'multilingual-e5-small');
    const prefixed = createEmbedder({ model: 'multilingual-e5-small', modelDir: folder });
    const plain = createEmbedder({ model, modelDir });
    expect(await prefixed.identity()).toMatchObject({ queryPrefix: 'query: ', passagePrefix: 'passage: ' });
    expect(await prefixed.embed(['bank'], 'query')).toEqual(await plain.embed(['query: bank'], 'query'));
    expect(await prefixed.embed(['bank'], 'passage')).toEqual(
      await plain.embed(['passage: bank'], 'passage'),
    );
    expect(await prefixed.embed(['bank'], 'query')).not.toEqual(await plain.embed(['bank'], 'query'));
    await Promise.all([prefixed.close(), plain.close()]);
  });
});
