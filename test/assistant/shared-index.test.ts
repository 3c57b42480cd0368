import { appendFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/core/answering/answer.ts';
import { createEmbedder } from '../../src/engines/embedding/embedder.ts';
import { takeWriterLock } from '../../src/engines/index-store/writer-lock.ts';
import { updateIndex } from '../../src/indexing.ts';
import { copyModel, model } from '../engines/embedding/model-folders.ts';
import { jsonLines, run, temporaryFolder } from '../scripts/command.ts';
import { generationsOf, pointerOf } from './index-files.ts';
import { configFor } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

const before = [
  'افتتح الوزير جسراً جديداً على نهر دجلة.',
  'بلغت كلفة الجسر عشرين مليون دولار.',
  'استغرق العمل ثلاث سنوات.',
];
const after = before.with(1, 'بلغت كلفة الجسر تسعين مليون دولار.');
const question = 'كم بلغت كلفة الجسر؟';

let config: ReturnType<typeof configFor>;
let environment: Record<string, string>;
beforeEach(async () => {
  const folder = await temporaryFolder();
  const [indexDir, corpusDir] = [path.join(folder, 'index'), path.join(folder, 'corpus')];
  config = configFor(indexDir, corpusDir);
  environment = { INDEX_DIR: indexDir, CORPUS_DIR: corpusDir };
  await writeReport(corpusDir, 'bridge', { paragraphs: before });
});

async function follower(faults: unknown[] = []): Promise<Assistant> {
  const assistant = await openAssistant(config, { follow: true, onFault: (error) => faults.push(error) });
  onTestFinished(() => assistant.close());
  return assistant;
}

/** Asks again and again until something has happened, and at least once after it. */
async function askUntil(assistant: Assistant, happened: () => boolean): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let last = false; !last; ) {
    last = happened();
    answers.push(await assistant.ask(question));
    await sleep(5);
  }
  return answers;
}

const quoted = ({ excerpts: [first] }: Answer) => first?.text;

describe('processes that share an index folder', () => {
  it('and find it empty at once all build or wait, and answer', async () => {
    const outcomes = await Promise.all(
      [1, 2].map(() => run('ask.ts', ['--json', question], { environment })),
    );
    for (const { status, stdout } of outcomes) {
      expect(status).toBe(0);
      expect(jsonLines(stdout)).toMatchObject([{ answered: true, excerpts: [{ text: before[1] }, {}, {}] }]);
    }
    expect((await generationsOf(config.indexDir)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('an index folder without an index that another writer holds', () => {
  it('is waited for, and answers when it is let go', async () => {
    await mkdir(config.indexDir);
    const lock = await takeWriterLock(config.indexDir);
    let opened = false;
    const opening = openAssistant(config).finally(() => {
      opened = true;
    });
    await sleep(1500);
    expect(opened).toBe(false);
    await lock.release();
    const assistant = await opening;
    onTestFinished(() => assistant.close());
    expect(quoted(await assistant.ask(question))).toBe(before[1]);
  });
});

describe('an assistant that follows its index', () => {
  it('answers while another process reindexes, and from the new generation after that', async () => {
    const assistant = await follower();
    const { generation } = assistant.about();
    expect(quoted(await assistant.ask(question))).toBe(before[1]);

    await writeReport(config.corpusDir, 'bridge', { paragraphs: after });
    let done = false;
    const reindexing = run('reindex.ts', ['--json'], { environment }).then((outcome) => {
      done = true;
      return outcome;
    });
    const meanwhile = await askUntil(assistant, () => done && assistant.about().generation !== generation);
    const { status, stdout } = await reindexing;
    expect(status).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([{ changed: 1, generation: assistant.about().generation }]);

    const texts = meanwhile.map(quoted);
    const swapped = texts.indexOf(after[1]);
    expect(swapped).toBeGreaterThan(0);
    expect(new Set(texts.slice(0, swapped))).toEqual(new Set([before[1]]));
    expect(new Set(texts.slice(swapped))).toEqual(new Set([after[1]]));
    expect((await assistant.passage(2)).text).toBe(after[1]);
  });

  it('goes on with what it has when the corpus gets a fault', async () => {
    const assistant = await follower();
    const pointer = await pointerOf(config.indexDir);
    await writeReport(config.corpusDir, 'bridge', { paragraphs: after });
    await appendFile(path.join(config.corpusDir, 'bad.md'), 'no front matter\n');
    const { status, stdout } = await run('reindex.ts', ['--json'], { environment });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(await pointerOf(config.indexDir)).toBe(pointer);
    expect(quoted(await assistant.ask(question))).toBe(before[1]);
  });

  it('goes on with what it has when the index is built with another model, and says so once', async () => {
    const faults: unknown[] = [];
    const assistant = await follower(faults);
    const { generation } = assistant.about();
    const modelDir = await temporaryFolder();
    await copyModel(modelDir, model);
    await appendFile(path.join(modelDir, model, 'config.json'), '\n');
    const embedder = createEmbedder({ model, modelDir });
    onTestFinished(() => embedder.close());
    const built = await updateIndex(config, embedder);
    expect(built.generation).not.toBe(generation);

    await askUntil(assistant, () => faults.length > 0);
    await sleep(1500);
    expect(faults).toMatchObject([{ code: 'INDEX_FOREIGN' }]);
    expect(assistant.about().generation).toBe(generation);
    expect(await assistant.ask(question)).toMatchObject({ wordsOnly: false, answered: true });
  });

  it('goes on with what it has when the new generation is damaged, and says so', async () => {
    const faults: unknown[] = [];
    const assistant = await follower(faults);
    const { generation } = assistant.about();
    const other = await temporaryFolder(afterAll);
    await writeReport(config.corpusDir, 'bridge', { paragraphs: after });
    const { status, stdout } = await run('reindex.ts', ['--json', '--index', other], { environment });
    expect(status).toBe(0);
    const { generation: name } = jsonLines(stdout)[0] as { generation: string };
    await appendFile(path.join(other, 'generations', name, 'vectors.hnsw'), 'x');
    await cp(path.join(other, 'generations'), path.join(config.indexDir, 'generations'), { recursive: true });
    await cp(path.join(other, 'current'), path.join(config.indexDir, 'current'));

    await askUntil(assistant, () => faults.length > 0);
    expect(faults).toMatchObject([
      { code: 'INDEX_DAMAGED', message: expect.stringContaining('vectors.hnsw') },
    ]);
    expect(assistant.about().generation).toBe(generation);
    expect(quoted(await assistant.ask(question))).toBe(before[1]);
  });
});
