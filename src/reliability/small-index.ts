import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerFrom, readQuestion } from '../asking.ts';
import { type Config, loadConfig } from '../config.ts';
import type { Decision } from '../core/answering/answer-question.ts';
import type { createEmbedder } from '../engines/embedding/embedder.ts';
import { readIndexContent } from '../engines/index-content.ts';
import { openStore } from '../engines/index-store/store.ts';
import { readWordLists } from '../engines/lexicon-files.ts';
import { OpenIndex } from '../live-index.ts';

export type ModelEmbedder = ReturnType<typeof createEmbedder>;

export const question = 'كم بلغت كلفة الجسر؟';

/** Writes a corpus of one small report that answers the question with a number. */
export async function writeSmallCorpus(folder: string, millions: string): Promise<void> {
  const paragraphs = [
    'افتتح الوزير جسراً جديداً على نهر دجلة.',
    `بلغت كلفة الجسر ${millions} مليون دولار.`,
    'استغرق العمل ثلاث سنوات.',
  ];
  const head = ["title: 'تقرير'", "date: '1 مايو 2020'", 'language: ar'].join('\n');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'bridge.md'), `---\n${head}\n---\n\n${paragraphs.join('\n\n')}\n`);
}

/** The settings as they are by default, with the bundled model. */
export const defaultConfig = (): Config => loadConfig({}, fileURLToPath(new URL('../..', import.meta.url)));

let wordLists: ReturnType<typeof readWordLists> | undefined;

/** Opens the live generation as the program does, and asks it. */
export async function answerOf(indexDir: string, embedder: ModelEmbedder): Promise<Decision> {
  wordLists ??= readWordLists();
  const lists = await wordLists;
  const index = await openStore(indexDir).open(
    async (generation) =>
      new OpenIndex(generation, await readIndexContent(generation), { ...lists, translations: null }),
  );
  if (!index) throw new Error('there is no index any more');
  // On a busy machine the model may be too slow for a question, which is then answered from words alone.
  let read = await readQuestion(index, embedder, question);
  while (!read.vector) read = await readQuestion(index, embedder, question);
  return answerFrom(index, read, 3);
}
