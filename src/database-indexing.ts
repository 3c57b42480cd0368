import type { Config } from './config.ts';
import { listParagraphs, listPassages, paragraphTexts } from './core/corpus/passages.ts';
import type { Report } from './core/corpus/report.ts';
import type { Embedder } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { languages } from './core/language.ts';
import type { ReindexReport } from './core/reindexing.ts';
import { lengthsOf } from './core/retrieval/bm25.ts';
import { buildLexicalIndex, hasText, type LexicalIndex } from './core/retrieval/lexical-index.ts';
import { readCorpus } from './engines/corpus-folder.ts';
import { type Connection, Database } from './engines/postgres/database.ts';
import { type DatabaseFacts, type DatabaseGeneration, Generations } from './engines/postgres/generations.ts';
import { indexes, mostDimensions, tables } from './engines/postgres/tables.ts';
import {
  copyPassages,
  countPassages,
  knownPassages,
  type PlacedPassage,
  writeLexicalIndex,
  writePassages,
  writeTexts,
} from './engines/postgres/writing.ts';
import {
  compare,
  embeddingBatch,
  indexedPassages,
  isUnusable,
  type ReindexOptions,
  sameModel,
  stageClock,
} from './indexing.ts';
import { programVersion } from './version.ts';

/** Brings the index in the database up to date with the corpus. One that is already so stays as it is. */
export async function updateDatabaseIndex(
  config: Config,
  url: string,
  embedder: Embedder,
  { force = false, onProgress = () => {} }: ReindexOptions = {},
): Promise<ReindexReport> {
  const clock = stageClock();
  const database = new Database(url);
  try {
    return await database.connected(write);
  } finally {
    await database.close();
  }

  async function write(connection: Connection): Promise<ReindexReport> {
    const generations = new Generations(database, config.indexSchema);
    await generations.prepare(connection);
    onProgress({ stage: 'read', done: 0, total: 1 });
    const [corpus, model] = await Promise.all([readCorpus(config.corpusDir), embedder.identity()]);
    if (model.dimensions > mostDimensions)
      throw new IsnadError('DIMENSIONS_TOO_MANY', model.id, model.dimensions, mostDimensions);
    const { reports } = corpus;
    const passages = listPassages(reports);
    const indexed = indexedPassages(reports, passages);
    const previous = force ? null : await livePrevious(generations);
    const known = previous ? await knownPassages(connection, previous.name) : [];
    const facts = { documents: reports.length, passages: passages.length, ...compare(known, indexed) };
    const reusable = previous && sameModel(previous.manifest.model, model) ? previous : null;
    onProgress({ stage: 'read', done: 1, total: 1 });
    clock.end('read');
    if (reusable?.manifest.corpus.hash === corpus.hash)
      return { generation: reusable.name, ...facts, reused: passages.length, seconds: clock.seconds() };

    const hashes = new Set(reusable ? known.map(({ hash }) => hash) : []);
    const placed = indexed.map((each, id): PlacedPassage => {
      const passage = passages[id];
      if (!passage) throw new Error(`There is no passage ${id}.`);
      return { id, passage, indexed: each };
    });
    const missing = placed.filter((each) => !hashes.has(each.indexed.hash));

    const generation = await generations.write(connection, async (schema) => {
      await connection.query(tables(schema, model.dimensions));
      if (reusable) {
        const carried = placed.filter((each) => hashes.has(each.indexed.hash));
        await copyPassages(connection, schema, reusable.name, carried);
      }
      for (let from = 0; from < missing.length; from += embeddingBatch) {
        onProgress({ stage: 'embed', done: from, total: missing.length });
        const some = missing.slice(from, from + embeddingBatch);
        const texts = some.map(({ passage }) => passage.text);
        await writePassages(connection, schema, some, await embedder.embed(texts, 'passage'));
      }
      onProgress({ stage: 'embed', done: missing.length, total: missing.length });
      clock.end('embed');
      onProgress({ stage: 'build', done: 0, total: 1 });
      const lexical = languages.map((language) =>
        buildLexicalIndex(language, paragraphTexts(reports, language)),
      );
      await writeTexts(connection, schema, reports, listParagraphs(reports), lexical);
      for (const index of lexical) await writeLexicalIndex(connection, schema, index);
      await connection.query(indexes(schema));
      onProgress({ stage: 'build', done: 1, total: 1 });
      clock.end('build');
      onProgress({ stage: 'verify', done: 0, total: 1 });
      const written = await countPassages(connection, schema);
      if (written !== passages.length)
        throw new Error(`${written} of ${passages.length} passages were written.`);
      onProgress({ stage: 'verify', done: 1, total: 1 });
      return {
        program: programVersion,
        createdAt: new Date().toISOString(),
        model,
        counts: { documents: facts.documents, passages: facts.passages },
        corpus: { hash: corpus.hash, stamp: corpus.stamp },
        ...statistics(lexical, reports),
      };
    });
    clock.end('verify');
    const reused = passages.length - missing.length;
    return { generation: generation.name, ...facts, reused, seconds: clock.seconds() };
  }
}

async function livePrevious(generations: Generations): Promise<DatabaseGeneration | null> {
  try {
    return await generations.live();
  } catch (error) {
    if (isUnusable(error)) return null;
    throw error;
  }
}

/** What is counted over all texts of each language, once for all questions. */
function statistics(
  lexical: readonly LexicalIndex[],
  reports: readonly Report[],
): Pick<DatabaseFacts, 'paragraphs' | 'languages'> {
  const numbers = [...listParagraphs(reports).keys()];
  const counted = lexical.map((index) => {
    const others = lexical.filter((other) => other !== index);
    const isAlone = (number: number) =>
      hasText(index, number) && !others.some((other) => hasText(other, number));
    const lacks = ({ original, renditions }: Report) =>
      ![original, ...renditions].some(({ language }) => language === index.language);
    const { total: terms, occupied } = lengthsOf(index.terms);
    return [
      index.language,
      {
        texts: occupied,
        words: lengthsOf(index.postings).total,
        terms,
        alone: numbers.filter(isAlone).length,
        lacking: reports.filter(lacks).length,
      },
    ] as const;
  });
  return {
    paragraphs: numbers.length,
    languages: Object.fromEntries(counted) as DatabaseFacts['languages'],
  };
}
