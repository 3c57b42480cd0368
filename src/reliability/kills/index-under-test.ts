import { cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config.ts';
import { createEmbedder } from '../../engines/embedding/embedder.ts';
import { updateIndex } from '../../indexing.ts';
import { answerOf, writeSmallCorpus } from '../small-index.ts';

/** An index of the corpus as it was, and the corpus as it is now: what a reindexing is to bring together. */
export interface IndexUnderTest {
  /** With the corpus as it is now. A copy of the index, which harm may come to. */
  copyInto(folder: string): Promise<Config>;
  /** What is wrong with the answer of the live generation, if anything is. */
  faultOfAnswer(config: Config): Promise<string | null>;
  /** Whether the live generation is the one that was there before. */
  isOld(config: Config): Promise<boolean>;
  /** What stands in the index folder and should not: all but the live generation and the one before it. */
  leftovers(config: Config): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Makes the index twice, so that a reindexing has an older generation to remove too.
 * @param folder an empty one
 */
export async function makeIndexUnderTest(settings: Config, folder: string): Promise<IndexUnderTest> {
  const corpora = { old: path.join(folder, 'old'), new: path.join(folder, 'new') };
  for (const [corpusDir, millions] of [
    [corpora.old, 'عشرين'],
    [corpora.new, 'تسعين'],
  ] as const) {
    await writeSmallCorpus(corpusDir, millions);
  }
  const base: Config = { ...settings, corpusDir: corpora.old, indexDir: path.join(folder, 'index') };
  const embedder = createEmbedder({ model: base.embeddingModel, modelDir: base.modelDir });
  const { generation: olderName } = await updateIndex(base, embedder, { force: true });
  // Generations are told apart by the second that they are named for.
  await sleep(1100);
  const { generation: oldName } = await updateIndex(base, embedder, { force: true });
  const expected = { old: await answerOf(base.indexDir, embedder), new: await newAnswer() };
  if (isDeepStrictEqual(expected.old, expected.new))
    throw new Error('The two corpora answer alike, so nothing would be tested.');

  async function newAnswer() {
    const config = { ...base, corpusDir: corpora.new, indexDir: path.join(folder, 'new-index') };
    await updateIndex(config, embedder);
    return answerOf(config.indexDir, embedder);
  }

  const liveName = async ({ indexDir }: Config): Promise<string> =>
    (await readdir(indexDir)).includes('current') ? nameIn(path.join(indexDir, 'current')) : 'none';

  const isOld = async (config: Config): Promise<boolean> => (await liveName(config)) === oldName;

  return {
    isOld,
    async leftovers(config) {
      const live = await liveName(config);
      const kept = [live, live === oldName ? olderName : oldName];
      const generations = await readdir(path.join(config.indexDir, 'generations'));
      return [
        ...(await readdir(config.indexDir)).filter((name) => name !== 'current' && name !== 'generations'),
        ...generations.filter((name) => !kept.includes(name)),
      ];
    },
    async copyInto(place) {
      const indexDir = path.join(place, 'index');
      await cp(base.indexDir, indexDir, { recursive: true });
      return { ...base, corpusDir: corpora.new, indexDir };
    },
    async faultOfAnswer(config) {
      const which = (await isOld(config)) ? 'old' : 'new';
      const given = await answerOf(config.indexDir, embedder);
      return isDeepStrictEqual(given, expected[which]) ? null : `the ${which} generation answers otherwise`;
    },
    close: () => embedder.close(),
  };
}

async function nameIn(pointer: string): Promise<string> {
  return (await readFile(pointer, 'latin1')).split(' ')[0] ?? '';
}
