import { createHash } from 'node:crypto';
import { appendFile, cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import { openAssistant, reindex } from '../../src/assistant.ts';
import { openStore } from '../../src/engines/index-store/store.ts';
import { updateIndex } from '../../src/indexing.ts';
import { openLiveIndex } from '../../src/live-index.ts';
import { copyModel, model } from '../engines/embedding/model-folders.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { liveFolder, pointerOf, recordingEmbedder, vectorBytes } from './index-files.ts';
import { configFor, original } from './report-files.ts';
import { writeReport } from './small-corpus.ts';

const files = ['manifest.json', 'reports.bin', 'passages.bin', 'vectors.hnsw', 'vectors.json', 'lexical.bin'];
const passages = 24;

const embedder = recordingEmbedder();
let whole: string;
let wholeVectors: Map<string, string>;
beforeAll(async () => {
  whole = await temporaryFolder(afterAll);
  await updateIndex(configFor(whole), embedder);
  wholeVectors = await vectorBytes(whole);
});
afterAll(() => embedder.close());

let indexDir: string;
beforeEach(async () => {
  indexDir = await temporaryFolder();
  await cp(whole, indexDir, { recursive: true });
  embedder.embedded.length = 0;
});

/** The file of the live generation, or the pointer. */
const fileNamed = async (name: string): Promise<string> =>
  name === 'current' ? path.join(indexDir, name) : path.join(await liveFolder(indexDir), name);

async function flip(file: string, place: number, bit = 0): Promise<void> {
  const bytes = await readFile(file);
  bytes[place] = (bytes[place] as number) ^ (1 << bit);
  await writeFile(file, bytes);
}

const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'cut in half': async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)),
  'with another byte in the middle': async (file) =>
    flip(file, Math.floor((await readFile(file)).length / 2)),
  missing: (file) => rm(file),
};

/** Opens the index as the program does, and expects that it was built anew from the corpus. */
async function expectRebuilt(fault: object | null, config = configFor(indexDir)) {
  const faults: unknown[] = [];
  const { current } = await openLiveIndex(config, embedder, { onFault: (error) => faults.push(error) });
  expect(faults).toMatchObject(fault ? [fault] : []);
  expect(embedder.embedded).toHaveLength(passages);
  expect(current.content.reports[0]?.original.paragraphs).toEqual(original.paragraphs);
  expect(await vectorBytes(indexDir)).toEqual(wholeVectors);
  expect(await pointerOf(indexDir)).not.toBe(await pointerOf(whole));
  expect((await liveFolder(indexDir)).endsWith(current.generation.name)).toBe(true);
}

describe('an index file', () => {
  it('of each name is there', async () => {
    const folder = await liveFolder(indexDir);
    const { manifest } = (await openStore(indexDir).current()) ?? {};
    expect(['manifest.json', ...Object.keys(manifest?.files ?? {})].sort()).toEqual(files.toSorted());
    for (const name of files) expect((await readFile(path.join(folder, name))).length).toBeGreaterThan(0);
  });

  const cases = [...files, 'current'].flatMap((name) =>
    Object.keys(damages)
      .filter((damage) => !(name === 'current' && damage === 'missing'))
      .map((damage) => [name, damage] as const),
  );
  it.each(cases)('%s, %s, is never used: the index is built anew', async (name, damage) => {
    await damages[damage]?.(await fileNamed(name));
    // The pointer keeps the manifest's checksum: of the two that differ, it is the manifest that is named.
    const faultyFile = name === 'current' ? /current|manifest\.json/ : new RegExp(name);
    await expectRebuilt({ code: 'INDEX_DAMAGED', message: expect.stringMatching(faultyFile) });
  });

  it.each([
    ['empty', (file: string) => truncate(file)],
    ['longer by a byte', (file: string) => appendFile(file, ' ')],
  ])('that is %s is named as damaged', async (_, damage) => {
    for (const name of [...files, 'current']) {
      const file = await fileNamed(name);
      const content = await readFile(file);
      await damage(file);
      await expect(openStore(indexDir).current()).rejects.toMatchObject({
        code: 'INDEX_DAMAGED',
        message: expect.stringContaining(name),
      });
      await writeFile(file, content);
    }
  });

  it('with any one bit turned is named as damaged before anybody reads it', async () => {
    const names = [...files, 'current'];
    const paths = await Promise.all(names.map(fileNamed));
    const contents = await Promise.all(paths.map((file) => readFile(file)));
    const at = fc.record({
      file: fc.nat(names.length - 1),
      place: fc.double({ min: 0, max: 0.999999, noNaN: true }),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(at, async ({ file, place, bit }) => {
        const [target, content] = [paths[file] as string, contents[file] as Buffer];
        await flip(target, Math.floor(place * content.length), bit);
        let read = false;
        const error = await openStore(indexDir)
          .open(async () => {
            read = true;
          })
          .catch((reason) => reason);
        await writeFile(target, content);
        expect(error).toMatchObject({ code: expect.stringMatching(/^INDEX_(DAMAGED|FORMAT)$/) });
        expect(read).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(await openStore(indexDir).current()).not.toBeNull();
  });

  it('that is no pointer any more is as no index', async () => {
    await rm(path.join(indexDir, 'current'));
    await expectRebuilt(null);
  });
});

describe('a whole index that is not to be used', () => {
  it('of another format version is built anew', async () => {
    const file = await fileNamed('manifest.json');
    const content = (await readFile(file, 'utf8')).replace('"formatVersion": 3', '"formatVersion": 2');
    await writeFile(file, content);
    const [name = ''] = (await pointerOf(indexDir)).split(' ');
    const sha256 = createHash('sha256').update(content).digest('hex');
    await writeFile(path.join(indexDir, 'current'), `${name} ${sha256}\n`);
    await expectRebuilt({ code: 'INDEX_FORMAT' });
  });

  it('of another model is built anew, none of its vectors reused', async () => {
    const modelDir = await temporaryFolder();
    await copyModel(modelDir, model);
    await appendFile(path.join(modelDir, model, 'config.json'), '\n');
    const before = await openStore(indexDir).current();
    const config = { ...configFor(indexDir), modelDir };
    expect(await reindex(config)).toMatchObject({ added: 0, changed: 0, removed: 0, reused: 0 });
    const after = await openStore(indexDir).current();
    expect(after?.manifest.model.fingerprint).not.toBe(before?.manifest.model.fingerprint);
    expect(await reindex(config)).toMatchObject({ generation: after?.name, reused: passages });
    await expectRebuilt(null);
  });

  it('of another corpus is built anew', async () => {
    const corpusDir = await temporaryFolder();
    await writeReport(corpusDir, 'bridge', { paragraphs: ['افتتح الوزير جسراً جديداً على نهر دجلة.'] });
    const questions = async (assistant: Assistant) => {
      const { excerpts } = await assistant.ask('أين افتتح الوزير الجسر؟', { top: 25 });
      await assistant.close();
      return new Set(excerpts.map(({ document }) => document));
    };
    expect(await questions(await openAssistant(configFor(indexDir, corpusDir)))).toEqual(new Set(['bridge']));
    await expectRebuilt(null);
  });
});
