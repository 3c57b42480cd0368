import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readCarriedContent, readIndexContent } from '../../src/engines/index-content.ts';
import type { Generation } from '../../src/engines/index-store/generation.ts';
import { openStore } from '../../src/engines/index-store/store.ts';
import { updateIndex } from '../../src/indexing.ts';
import { openLiveIndex } from '../../src/live-index.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { generationsOf, pointerOf, recordingEmbedder, vectorBytes } from './index-files.ts';
import { configFor } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

const paragraphs = [
  'افتتح الوزير جسراً جديداً على نهر دجلة يوم الأحد.',
  'بلغت كلفة الجسر عشرين مليون دولار.',
  'قال المهندس كريم إن العمل استغرق ثلاث سنوات.',
  'يربط الجسر ضفتي المدينة القديمة.',
];
const inEnglish = [
  'The minister opened a new bridge over the Tigris on Sunday.',
  'The bridge cost twenty million dollars.',
  'The engineer Karim said that the work took three years.',
  'The bridge links the two banks of the old city.',
];
/** In each language one of paragraph 0, and one of each of the body, none of which is long. */
const passages = 2 * (1 + paragraphs.length);

const embedder = recordingEmbedder();
afterAll(() => embedder.close());

let config: ReturnType<typeof configFor>;
const write = (arabic: readonly string[], english: readonly string[]) =>
  Promise.all([
    writeReport(config.corpusDir, 'bridge', { paragraphs: arabic }),
    writeReport(config.corpusDir, 'bridge.en', {
      language: 'en',
      translationOf: 'bridge',
      title: 'Report',
      paragraphs: english,
    }),
  ]);
const update = (options?: Parameters<typeof updateIndex>[2]) => updateIndex(config, embedder, options);

beforeEach(async () => {
  const folder = await temporaryFolder();
  config = configFor(path.join(folder, 'index'), path.join(folder, 'corpus'));
  await write(paragraphs, inEnglish);
  embedded();
});

/** What was embedded since the last look. */
const embedded = (): string[] => embedder.embedded.splice(0);

describe('the first reindexing', () => {
  it('embeds every passage of original and rendition, and makes one generation', async () => {
    const report = await update();
    expect(report).toMatchObject({
      documents: 1,
      passages,
      added: passages,
      changed: 0,
      removed: 0,
      reused: 0,
    });
    expect(embedded()).toEqual(['تقرير\n1 مايو 2020', ...paragraphs, 'Report\n1 مايو 2020', ...inEnglish]);
    expect(await generationsOf(config.indexDir)).toEqual([report.generation]);
  });

  it('reports its stages in their order, each to its end, and the time of each', async () => {
    const steps: string[] = [];
    const { seconds } = await update({
      onProgress: ({ stage, done, total }) => steps.push(`${stage} ${done}/${total}`),
    });
    expect(steps).toEqual([
      'read 0/1',
      'read 1/1',
      `embed 0/${passages}`,
      `embed ${passages}/${passages}`,
      'build 0/1',
      'build 1/1',
      'verify 0/1',
      'verify 1/1',
    ]);
    const { total, ...stages } = seconds;
    const sum = Object.values(stages).reduce((all, each) => all + each, 0);
    expect(Math.abs(total - sum)).toBeLessThan(0.01);
  });
});

describe('a further reindexing', () => {
  let first: Awaited<ReturnType<typeof update>>;
  let vectors: Awaited<ReturnType<typeof vectorBytes>>;
  beforeEach(async () => {
    first = await update();
    vectors = await vectorBytes(config.indexDir);
    embedded();
  });

  /** Every vector that was there before is there still, byte for byte. */
  async function expectCarriedOver(count: number) {
    const now = await vectorBytes(config.indexDir);
    const kept = [...now].filter(([hash]) => vectors.has(hash));
    expect(kept).toHaveLength(count);
    for (const [hash, bytes] of kept) expect(bytes).toBe(vectors.get(hash));
  }

  it('of an unchanged corpus writes nothing', async () => {
    const pointer = await pointerOf(config.indexDir);
    expect(await update()).toMatchObject({
      generation: first.generation,
      added: 0,
      changed: 0,
      removed: 0,
      reused: passages,
    });
    expect(embedded()).toEqual([]);
    expect(await pointerOf(config.indexDir)).toBe(pointer);
  });

  it('of files that were touched, or written as they were, writes nothing', async () => {
    const file = path.join(config.corpusDir, 'bridge.md');
    await writeFile(file, await readFile(file));
    await utimes(file, 1, 1);
    expect((await update()).generation).toBe(first.generation);
    expect((await openLiveIndex(config, embedder)).current.generation.name).toBe(first.generation);
    expect(embedded()).toEqual([]);
  });

  it('embeds a changed paragraph alone', async () => {
    const other = 'بلغت كلفة الجسر ثلاثين مليون دولار.';
    await write(paragraphs.with(1, other), inEnglish);
    expect(await update()).toMatchObject({
      passages,
      added: 0,
      changed: 1,
      removed: 0,
      reused: passages - 1,
    });
    expect(embedded()).toEqual([other]);
    await expectCarriedOver(passages - 1);
  });

  it('embeds an inserted paragraph alone, wherever it stands', async () => {
    const added = ['حضر الافتتاح محافظ المدينة.', 'The governor of the city attended the opening.'] as const;
    await write([added[0], ...paragraphs], [added[1], ...inEnglish]);
    expect(await update()).toMatchObject({
      passages: passages + 2,
      added: 2,
      changed: 0,
      removed: 0,
      reused: passages,
    });
    expect(embedded()).toEqual([...added]);
    await expectCarriedOver(passages);
  });

  it('counts a removed paragraph, wherever it stood, and embeds nothing', async () => {
    await write(paragraphs.slice(1), inEnglish.slice(1));
    expect(await update()).toMatchObject({
      passages: passages - 2,
      added: 0,
      changed: 0,
      removed: 2,
      reused: passages - 2,
    });
    expect(embedded()).toEqual([]);
    await expectCarriedOver(passages - 2);
  });

  it('embeds nothing when paragraphs change places', async () => {
    await write(paragraphs.toReversed(), inEnglish.toReversed());
    expect(await update()).toMatchObject({ added: 0, changed: 0, removed: 0, reused: passages });
    expect(embedded()).toEqual([]);
    await expectCarriedOver(passages);
  });

  it('counts a report that came and one that went', async () => {
    await writeReport(config.corpusDir, 'road', { title: 'طريق', paragraphs: ['عُبّد الطريق أمس.'] });
    expect(await update()).toMatchObject({
      documents: 2,
      added: 2,
      changed: 0,
      removed: 0,
      reused: passages,
    });
    await rm(path.join(config.corpusDir, 'road.md'));
    expect(await update()).toMatchObject({
      documents: 1,
      added: 0,
      changed: 0,
      removed: 2,
      reused: passages,
    });
  });

  it('carries over the vectors of a report that was renamed', async () => {
    await writeReport(config.corpusDir, 'crossing', { paragraphs });
    for (const name of ['bridge.md', 'bridge.en.md']) await rm(path.join(config.corpusDir, name));
    expect(await update()).toMatchObject({ added: 0, reused: passages / 2, removed: passages / 2 });
    expect(embedded()).toEqual([]);
  });

  it('with force embeds everything anew, to the same vectors', async () => {
    const report = await update({ force: true });
    expect(report).toMatchObject({ added: passages, changed: 0, removed: 0, reused: 0 });
    expect(report.generation).not.toBe(first.generation);
    expect(embedded()).toHaveLength(passages);
    await expectCarriedOver(passages);
  });

  it('keeps two generations at most', async () => {
    const names = [first.generation];
    for (let round = 0; round < 3; round++) names.push((await update({ force: true })).generation);
    expect((await generationsOf(config.indexDir)).sort()).toEqual(names.slice(-2).sort());
  });

  it('of a corpus with a fault throws and leaves the index as it was', async () => {
    const pointer = await pointerOf(config.indexDir);
    const files = await generationsOf(config.indexDir);
    await write(paragraphs.with(1, 'نص آخر.'), [...inEnglish, 'One paragraph too many.']);
    await expect(update()).rejects.toMatchObject({ code: 'CORPUS_FAULT' });
    expect(await pointerOf(config.indexDir)).toBe(pointer);
    expect(await generationsOf(config.indexDir)).toEqual(files);
    expect(await vectorBytes(config.indexDir)).toEqual(vectors);
  });

  it('that fails while it embeds leaves the index as it was, and the next succeeds', async () => {
    const pointer = await pointerOf(config.indexDir);
    await write(paragraphs.with(1, 'نص آخر.'), inEnglish);
    const failing = { ...embedder, embed: () => Promise.reject(new Error('no power')) };
    await expect(updateIndex(config, failing)).rejects.toThrow('no power');
    expect(await pointerOf(config.indexDir)).toBe(pointer);
    expect(await generationsOf(config.indexDir)).toEqual([first.generation]);
    expect(await update()).toMatchObject({ changed: 1, reused: passages - 1 });
  });
});

describe('the graph of a further reindexing', () => {
  /** Enough that a few that change do not have it built anew. */
  const many = Array.from(
    { length: 30 },
    (_, number) => `${paragraphs[number % 4]} الفقرة رقم ${number + 1}.`,
  );
  const question = 'كم بلغت كلفة الجسر؟';

  async function vectorsNow() {
    const generation = await openStore(config.indexDir).current();
    return (await readCarriedContent(generation as Generation)).vectors;
  }

  /** The live generation's nearest passages to a question, by document, paragraph and similarity. */
  async function found(): Promise<unknown[]> {
    const [vector] = await embedder.embed([question], 'query');
    const content = await openStore(config.indexDir).open(readIndexContent);
    return (content?.vectors.search(vector as Float32Array, 12) ?? []).map(({ label, similarity }) => ({
      text: content?.passages[label]?.text,
      similarity,
    }));
  }

  beforeEach(async () => {
    await rm(path.join(config.corpusDir, 'bridge.en.md'));
    await writeReport(config.corpusDir, 'bridge', { paragraphs: many });
    await update();
  });

  it('goes on from the one before, and finds what one that is built anew finds', async () => {
    const changed = ['نص جديد في البداية.', ...many.with(3, 'كلفة الجسر مليون دينار.').slice(0, 28)];
    await writeReport(config.corpusDir, 'bridge', { paragraphs: changed });
    expect(await update()).toMatchObject({ added: 2, removed: 3, reused: 28 });
    const { graph, labels, labelsWhenBuilt } = await vectorsNow();
    expect([graph.labels, labels?.length, labelsWhenBuilt]).toEqual([33, 30, 31]);
    const carriedOver = await found();
    await update({ force: true });
    expect((await vectorsNow()).graph.labels).toBe(30);
    expect(await found()).toEqual(carriedOver);
  });

  it('is built anew, of the vectors that are there, once a fifth of it is marked as removed', async () => {
    await writeReport(config.corpusDir, 'bridge', { paragraphs: many.slice(10) });
    embedded();
    await update();
    expect(embedded()).toEqual([]);
    const { graph, labels } = await vectorsNow();
    expect([graph.labels, labels]).toEqual([21, null]);
    const carriedOver = await found();
    await update({ force: true });
    expect(await found()).toEqual(carriedOver);
  });

  it('has one vector for several paragraphs with one text', async () => {
    await writeReport(config.corpusDir, 'bridge', { paragraphs: [...many, many[1] as string] });
    embedded();
    expect(await update()).toMatchObject({ passages: 32, reused: 32 });
    expect(embedded()).toEqual([]);
    const { graph, labels } = await vectorsNow();
    expect([graph.labels, new Set(labels).size, labels?.length]).toEqual([31, 31, 32]);
    expect((await found()).filter((each) => (each as { text: string }).text === many[1])).toHaveLength(2);
    await writeReport(config.corpusDir, 'bridge', { paragraphs: many });
    expect(await update()).toMatchObject({ passages: 31, reused: 31 });
    expect((await found()).filter((each) => (each as { text: string }).text === many[1])).toHaveLength(1);
  });
});
