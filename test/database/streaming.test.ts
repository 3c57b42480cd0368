import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { listParagraphs, listPassages, paragraphTexts } from '../../src/core/corpus/passages.ts';
import type { Report } from '../../src/core/corpus/report.ts';
import { languages } from '../../src/core/language.ts';
import { type InvertedIndex, lengthNorm, lengthsOf } from '../../src/core/retrieval/bm25.ts';
import { buildLexicalIndex, hasText, type LexicalIndex } from '../../src/core/retrieval/lexical-index.ts';
import { keysOf } from '../../src/core/retrieval/wanted-words.ts';
import { updateDatabaseIndex } from '../../src/database-indexing.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { termKey, wordKey } from '../../src/engines/postgres/tables.ts';
import { compare, indexedPassages } from '../../src/indexing.ts';
import { recordingEmbedder } from '../assistant/index-files.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';
import { configOf, type DatabaseServer, startServer } from './server.ts';

const longWord = 'ن'.repeat(300);
const embedder = recordingEmbedder();
let server: DatabaseServer;
let config: Config;

/** Reports of both languages, with and without a rendition; two are equal, and one has a word too long for a key. */
beforeAll(async () => {
  const corpus = path.join(await temporaryFolder(afterAll), 'corpus');
  await mkdir(corpus);
  for (const name of [`${slug}.md`, `${slug}.en.md`])
    await cp(path.join(root, 'corpus', name), path.join(corpus, name));
  const name = 'electricity-import-deal.md';
  await cp(path.join(root, 'training', 'reports', name), path.join(corpus, name));
  for (const twin of ['honey', 'honey-2'])
    await writeReport(corpus, twin, {
      paragraphs: ['تربي ليلى أربعين خلية نحل.', `نحل نحل نحل ${longWord}.`, 'تربي ليلى أربعين خلية نحل.'],
    });
  await writeReport(corpus, 'bees', {
    language: 'en',
    paragraphs: ['The honey was sold in Mosul. It was good.'],
  });
  server = await startServer();
  config = configOf({ INDEX_URL: server.url, CORPUS_DIR: corpus });
}, 120_000);
afterAll(async () => {
  await embedder.close();
  await server?.stop();
});

const update = (options: Parameters<typeof updateDatabaseIndex>[3] = {}) =>
  updateDatabaseIndex(config, server.url, embedder, options);

const keys: Readonly<Record<string, string>> = {
  paragraph: 'number',
  passage: 'id',
  posting: 'language, kind, term COLLATE "C"',
  report: 'place',
  report_text: 'report, rendition',
  text: 'number, language',
  word: 'language, id',
};

async function rowsOf<Row>(generation: string, table: string, columns = '*'): Promise<Row[]> {
  const { rows } = await server.database.query<Row>(
    `SELECT ${columns} FROM ${generation}.${table} ORDER BY ${keys[table]}`,
  );
  return rows;
}

/** Every row of every table of a generation, in the notation of the database. */
async function contentOf(generation: string): Promise<Record<string, unknown[]>> {
  const { rows } = await server.database.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = '${generation}' ORDER BY tablename`,
  );
  const content: Record<string, unknown[]> = {};
  for (const { tablename } of rows)
    content[tablename] = await rowsOf(generation, tablename, `${tablename}::text AS row`);
  return content;
}

async function factsOf(generation: string): Promise<Record<string, unknown>> {
  const { rows } = await server.database.query<{ facts: Record<string, unknown> }>(
    `SELECT facts FROM isnad.generation WHERE name = '${generation}'`,
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no generation '${generation}'.`);
  const { createdAt: _, ...facts } = row.facts;
  return facts;
}

/** The postings of an inverted index as rows, its norms as 32-bit numbers. */
const postingsOf = (
  language: string,
  kind: string,
  { terms, starts, texts, frequencies, lengths }: InvertedIndex,
  mean: number | null,
) =>
  [...terms].map(([term, id]) => {
    const [first, next] = [starts[id] as number, starts[id + 1] as number];
    const holders = [...texts.subarray(first, next)];
    return {
      ...{ language, kind, term: termKey(term), frequency: holders.length, holders },
      counts: mean === null ? [] : [...frequencies.subarray(first, next)],
      norms:
        mean === null ? [] : holders.map((text) => Math.fround(lengthNorm(lengths[text] as number, mean))),
    };
  });

function allPostings(index: LexicalIndex) {
  const { language, terms, postings, resemblance } = index;
  const { total, occupied } = lengthsOf(terms);
  return [
    ...postingsOf(language, 'g', resemblance, null),
    ...postingsOf(language, 't', terms, total / occupied),
    ...postingsOf(language, 'w', postings, lengthsOf(postings).total / postings.size),
  ];
}

const byKey = <Row extends { language: string; kind: string; term: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) =>
    Buffer.compare(
      Buffer.from(`${a.language} ${a.kind} ${a.term}`),
      Buffer.from(`${b.language} ${b.kind} ${b.term}`),
    ),
  );

const wordsOf = ({ language, words, postings, resemblance }: LexicalIndex) =>
  words.map((word, id) => ({
    ...{ language, id, word },
    frequency: (postings.starts[id + 1] as number) - (postings.starts[id] as number),
    grams: resemblance.lengths[id],
    keys: keysOf(word, language)
      .map((key) => wordKey(language, key))
      .toSorted(),
  }));

function countsOf(reports: readonly Report[], index: LexicalIndex, other: LexicalIndex) {
  const { total: terms, occupied: texts } = lengthsOf(index.terms);
  const numbers = [...listParagraphs(reports).keys()];
  return {
    ...{ texts, terms, words: lengthsOf(index.postings).total },
    alone: numbers.filter((number) => hasText(index, number) && !hasText(other, number)).length,
    lacking: reports.filter(
      ({ original, renditions }) =>
        ![original, ...renditions].some(({ language }) => language === index.language),
    ).length,
  };
}

describe('a corpus that is indexed run by run', () => {
  it('has the rows of one that is indexed at once, whatever the length of the runs', async () => {
    const { generation: whole } = await update({ force: true, runLength: Number.POSITIVE_INFINITY });
    const [content, facts] = [await contentOf(whole), await factsOf(whole)];
    expect(Object.keys(content)).toEqual(Object.keys(keys));
    for (const runLength of [1, 500, 5_000]) {
      const { generation } = await update({ force: true, runLength });
      expect(await contentOf(generation)).toEqual(content);
      expect(await factsOf(generation)).toEqual(facts);
    }
  }, 120_000);

  it('has the words, postings, norms and counts of the lexical index of all texts', async () => {
    const { generation } = await update({ force: true, runLength: 1 });
    const { reports } = await readCorpus(config.corpusDir);
    const lexical = languages.map((language) =>
      buildLexicalIndex(language, paragraphTexts(reports, language)),
    );
    const postings = await rowsOf<ReturnType<typeof allPostings>[number]>(generation, 'posting');
    // The real numbers come in as few digits as tell them apart, so are rounded to 32 bits as ours are.
    const read = postings.map((row) => ({ ...row, norms: row.norms.map(Math.fround) }));
    expect(byKey(read)).toEqual(byKey(lexical.flatMap(allPostings)));
    const words = await rowsOf<{ keys: string[] }>(
      generation,
      'word',
      'language, id, word, frequency, grams, tsvector_to_array(keys) AS keys',
    );
    expect(words.map((row) => ({ ...row, keys: row.keys.toSorted() }))).toEqual(lexical.flatMap(wordsOf));
    const [ar, en] = lexical as [LexicalIndex, LexicalIndex];
    expect(await factsOf(generation)).toMatchObject({
      paragraphs: listParagraphs(reports).length,
      counts: { documents: reports.length, passages: listPassages(reports).length },
      languages: { ar: countsOf(reports, ar, en), en: countsOf(reports, en, ar) },
    });
  });

  it('counts what was added, changed and removed as an index folder does, and copies what is known', async () => {
    const indexed = async () => {
      const { reports } = await readCorpus(config.corpusDir);
      return indexedPassages(reports, listPassages(reports));
    };
    const file = path.join(config.corpusDir, 'honey.md');
    const text = await readFile(file, 'utf8');
    await update({ runLength: 1 });
    const edits = [
      // One of two that are equal changes; one goes and two that are equal come; a report for another; all as it was.
      () => writeFile(file, text.replace('أربعين', 'خمسين')),
      () =>
        writeFile(
          file,
          `${text.replace(`نحل نحل نحل ${longWord}.\n\n`, '')}\n\nفقرة جديدة.\n\nفقرة جديدة.\n`,
        ),
      () => rm(file).then(() => writeReport(config.corpusDir, 'zebra', { paragraphs: ['حمار الوحش.'] })),
      () => rm(path.join(config.corpusDir, 'zebra.md')).then(() => writeFile(file, text)),
    ];
    for (const edit of edits) {
      const before = await indexed();
      await edit();
      const after = await indexed();
      const known = new Set(before.map(({ hash }) => hash));
      const reused = after.filter(({ hash }) => known.has(hash)).length;
      embedder.embedded.splice(0);
      const changes = compare(before, after);
      expect(changes.added + changes.changed + changes.removed).toBeGreaterThan(0);
      expect(await update({ runLength: 1 })).toMatchObject({ ...changes, reused, passages: after.length });
      expect(embedder.embedded).toHaveLength(after.length - reused);
    }
  }, 120_000);

  it('tells how far it is in passages, to the last', async () => {
    const steps: string[] = [];
    const { passages } = await update({
      force: true,
      runLength: 1,
      onProgress: ({ stage, done, total }) => steps.push(`${stage} ${done}/${total}`),
    });
    const ofEmbedding = steps.filter((step) => step.startsWith('embed'));
    expect(ofEmbedding.at(0)).toBe(`embed 0/${passages}`);
    expect(ofEmbedding.at(-1)).toBe(`embed ${passages}/${passages}`);
    expect(new Set(steps.map((step) => step.split(' ')[0]))).toEqual(
      new Set(['read', 'embed', 'build', 'verify']),
    );
  });

  it('leaves the live generation as it was where a file changes meanwhile, and nothing beside it', async () => {
    const generations = async () =>
      (
        await server.database.query<{ nspname: string }>(
          "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'isnad\\_2%'",
        )
      ).rows;
    const live = async () =>
      (await server.database.query('SELECT name FROM isnad.generation WHERE live')).rows;
    const before = [await generations(), await live()];
    const last = path.join(config.corpusDir, 'honey-2.md');
    const text = await readFile(last, 'utf8');
    const changing = {
      ...embedder,
      async embed(...request: Parameters<typeof embedder.embed>) {
        await writeFile(last, text.replace('نحل', 'نمل'));
        return embedder.embed(...request);
      },
    };
    const updating = updateDatabaseIndex(config, server.url, changing, { force: true, runLength: 1 });
    await expect(updating).rejects.toMatchObject({
      code: 'CORPUS_CHANGED',
      message: expect.stringContaining(last),
    });
    await writeFile(last, text);
    expect([await generations(), await live()]).toEqual(before);
  });
});
