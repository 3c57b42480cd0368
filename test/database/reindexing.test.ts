import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openAssistant } from '../../src/assistant.ts';
import type { Config } from '../../src/config.ts';
import { updateDatabaseIndex } from '../../src/database-indexing.ts';
import { recordingEmbedder } from '../assistant/index-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { run, start, temporaryFolder } from '../scripts/command.ts';
import { configOf, type DatabaseServer, startServer } from './server.ts';

const paragraphs = [
  'افتتح الوزير جسراً جديداً على نهر دجلة يوم الأحد.',
  'بلغت كلفة الجسر عشرين مليون دولار.',
  'قال المهندس كريم إن العمل استغرق ثلاث سنوات.',
];
const passages = 1 + paragraphs.length;
const question = 'كم بلغت كلفة الجسر؟';

const embedder = recordingEmbedder();
let server: DatabaseServer;
let config: Config;
beforeAll(async () => {
  const corpus = path.join(await temporaryFolder(afterAll), 'corpus');
  await mkdir(corpus);
  server = await startServer();
  config = configOf({ INDEX_URL: server.url, CORPUS_DIR: corpus });
  await write(paragraphs);
}, 120_000);
afterAll(async () => {
  await embedder.close();
  await server?.stop();
});

const write = (body: readonly string[]) => writeReport(config.corpusDir, 'bridge', { paragraphs: body });
const update = (force = false) => updateDatabaseIndex(config, server.url, embedder, { force });
const embedded = (): string[] => embedder.embedded.splice(0);

/** The schemas of generations, oldest first. */
async function generations(): Promise<string[]> {
  const { rows } = await server.database.query<{ nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'isnad\\_2%' ORDER BY oid",
  );
  return rows.map(({ nspname }) => nspname);
}

/** Each passage's vector as it stands in a generation, by its hash. */
async function vectorsOf(generation: string): Promise<Map<string, string>> {
  const { rows } = await server.database.query<{ hash: string; vector: string }>(
    `SELECT hash, vector::text FROM ${generation}.passage`,
  );
  return new Map(rows.map(({ hash, vector }) => [hash, vector]));
}

describe('reindexing into a database', () => {
  it('makes one generation with an HNSW index and an inverted one, and leaves it as it is while nothing changes', async () => {
    const report = await update();
    expect(report).toMatchObject({
      documents: 1,
      passages,
      added: passages,
      changed: 0,
      removed: 0,
      reused: 0,
    });
    expect(embedded()).toHaveLength(passages);
    expect(await update()).toMatchObject({ generation: report.generation, added: 0, reused: passages });
    expect(embedded()).toEqual([]);
    expect(await generations()).toEqual([report.generation]);
    const { rows } = await server.database.query<{ indexdef: string }>(
      `SELECT indexdef FROM pg_indexes WHERE schemaname = '${report.generation}'`,
    );
    const definitions = rows.map(({ indexdef }) => indexdef).join('\n');
    expect(definitions).toMatch(/USING hnsw \(vector vector_cosine_ops\)/);
    expect(definitions).toMatch(/USING gin \(keys\)/);
  });

  it('embeds what changed alone, copies the other vectors, keeps the generation before, and is followed', async () => {
    const [first = ''] = await generations();
    const assistant = await openAssistant(config, { follow: true });
    onTestFinished(() => assistant.close());
    await assistant.prepareSuggestions();
    const before = await assistant.ask(question);
    expect(before).toMatchObject({ answered: true, excerpts: [{ text: paragraphs[1] }, {}, {}] });

    const changed = paragraphs[1]?.replace('عشرين', 'ثلاثين') ?? '';
    await write(paragraphs.with(1, changed));
    const report = await update();
    expect(report).toMatchObject({ added: 0, changed: 1, removed: 0, reused: passages - 1 });
    expect(embedded()).toEqual([changed]);
    const [was, is] = [await vectorsOf(first), await vectorsOf(report.generation)];
    expect([...is].filter(([hash, vector]) => was.get(hash) === vector)).toHaveLength(passages - 1);
    expect(await generations()).toEqual([first, report.generation]);

    await expect.poll(() => assistant.about().generation, { timeout: 20_000 }).toBe(report.generation);
    const after = await assistant.ask(question);
    expect(after.excerpts[0]?.text).toBe(changed);
    const [reference] = before.excerpts.map((excerpt) => excerpt.reference);
    expect(await assistant.excerpt(reference ?? '', 'ar')).toBeNull();

    await write(paragraphs);
    const third = await update();
    expect(await generations()).toEqual([report.generation, third.generation]);
  });

  it('leaves the live generation as it was where embedding fails, and nothing beside it', async () => {
    const before = await generations();
    await write([...paragraphs, 'فقرة جديدة لم تُفهرس بعد.']);
    const failing = { ...embedder, embed: () => Promise.reject(new Error('no power')) };
    await expect(updateDatabaseIndex(config, server.url, failing)).rejects.toThrow('no power');
    expect(await generations()).toEqual(before);
    await writeFile(path.join(config.corpusDir, 'broken.md'), 'no front matter');
    await expect(update()).rejects.toMatchObject({ code: 'CORPUS_FAULT' });
    expect(await generations()).toEqual(before);
    await rm(path.join(config.corpusDir, 'broken.md'));
  });

  it('goes through the command, and a writer that was killed leaves what the next one removes', async () => {
    const corpus = await temporaryFolder();
    await writeReport(corpus, 'bridge', { paragraphs });
    const environment = { INDEX_URL: server.url, CORPUS_DIR: corpus };
    const before = await generations();
    const child = start('reindex.ts', ['--force'], { environment });
    onTestFinished(() => void child.kill('SIGKILL'));
    await expect
      .poll(async () => (await generations()).length, { timeout: 60_000, interval: 5 })
      .toBe(before.length + 1);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const { rows } = await server.database.query<{ name: string }>(
      'SELECT name FROM isnad.generation WHERE live',
    );
    expect(rows).toEqual([{ name: before.at(-1) }]);

    const { status, stdout } = await run('ask.ts', ['--json', question], { environment });
    expect([status, JSON.parse(stdout).answered]).toEqual([0, true]);
    const again = await updateDatabaseIndex({ ...config, corpusDir: corpus }, server.url, embedder, {
      force: true,
    });
    expect(await generations()).toEqual([before.at(-1), again.generation]);
  });
});

describe('an index in a database that cannot be used', () => {
  const opened = () => openAssistant(config).then((assistant) => assistant.close());

  it('of a newer program is neither read nor replaced', async () => {
    const before = await generations();
    await server.database.exec('UPDATE isnad.generation SET format = format + 1');
    onTestFinished(
      async () => void (await server.database.exec('UPDATE isnad.generation SET format = format - 1')),
    );
    for (const failing of [opened, update])
      await expect(failing()).rejects.toThrow(
        'The index has format 2, of a newer version of the program; this one reads format 1.',
      );
    expect(await generations()).toEqual(before);
  });

  it('of another model is told with both, and what to do', async () => {
    const set = (dimensions: number) =>
      server.database.exec(
        `UPDATE isnad.generation SET facts = jsonb_set(facts, '{model,dimensions}', '${dimensions}')`,
      );
    const { dimensions } = await embedder.identity();
    await set(384);
    onTestFinished(async () => void (await set(dimensions)));
    await expect(opened()).rejects.toThrow(
      new RegExp(`\\(384 numbers, .*this process runs .*\\(${dimensions} numbers, .*Set EMBEDDING_MODEL`),
    );
  });

  it('is told by its address without the password', async () => {
    const none = configOf({ INDEX_URL: 'postgres://isnad:pass-word@127.0.0.1:9/isnad' });
    const error = await openAssistant(none).catch((failure: Error) => failure);
    expect(String(error)).toMatch(
      /The database postgres:\/\/127\.0\.0\.1:9\/isnad could not be reached: .*ECONNREFUSED/,
    );
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('pass-word');
    expect(() => configOf({ INDEX_URL: 'mysql://isnad:pass-word@host' })).toThrow(
      /^INDEX_URL: expected .*, got '…'/,
    );
  });

  it('needs a server on which pgvector is installed', async () => {
    const bare = await startServer({ pgvector: false });
    onTestFinished(() => bare.stop());
    await expect(openAssistant({ ...config, indexUrl: bare.url })).rejects.toThrow(
      /has no pgvector: .*have its owner run: CREATE EXTENSION vector/,
    );
  }, 60_000);
});
