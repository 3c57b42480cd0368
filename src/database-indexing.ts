import type { Config } from './config.ts';
import { paragraphTexts } from './core/corpus/passages.ts';
import { type CorpusRun, runsOf } from './core/corpus/runs.ts';
import type { Embedder, ModelIdentity } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { languages } from './core/language.ts';
import type { ReindexReport } from './core/reindexing.ts';
import { buildLexicalIndex } from './core/retrieval/lexical-index.ts';
import { PassageWriter } from './database-passages.ts';
import { type CheckedCorpus, openCorpus } from './engines/corpus-folder/checked-corpus.ts';
import { CorpusCounts } from './engines/postgres/counting.ts';
import { type Connection, Database } from './engines/postgres/database.ts';
import { type DatabaseFacts, type DatabaseGeneration, Generations } from './engines/postgres/generations.ts';
import { indexes, mostDimensions, tables } from './engines/postgres/tables.ts';
import { comparePassages, countPassages } from './engines/postgres/write-passages.ts';
import { writeTexts } from './engines/postgres/write-texts.ts';
import { WordWriter } from './engines/postgres/write-words.ts';
import { isUnusable, type ReindexOptions, sameModel, stageClock } from './indexing.ts';
import { programVersion } from './version.ts';

/** UTF-16 units of texts that are in memory at a time: some two thousand paragraphs. */
const runLength = 1_000_000;

export interface DatabaseReindexOptions extends ReindexOptions {
  readonly runLength?: number;
}

/**
 * Brings the index in the database up to date with the corpus. One that is already so stays as it is. Of the corpus
 * one run of reports is in memory at a time.
 */
export async function updateDatabaseIndex(
  config: Config,
  url: string,
  embedder: Embedder,
  options: DatabaseReindexOptions = {},
): Promise<ReindexReport> {
  const database = new Database(url);
  try {
    return await database.connected((connection) => update(config, database, connection, embedder, options));
  } finally {
    await database.close();
  }
}

async function update(
  config: Config,
  database: Database,
  connection: Connection,
  embedder: Embedder,
  options: DatabaseReindexOptions,
): Promise<ReindexReport> {
  const { force = false, onProgress = () => {} } = options;
  const clock = stageClock();
  const generations = new Generations(database, config.indexSchema);
  await generations.prepare(connection);
  onProgress({ stage: 'read', done: 0, total: 1 });
  const [corpus, model] = await Promise.all([openCorpus(config.corpusDir), embedder.identity()]);
  if (model.dimensions > mostDimensions)
    throw new IsnadError('DIMENSIONS_TOO_MANY', model.id, model.dimensions, mostDimensions);
  const { documents, passages } = corpus;
  const previous = force ? null : await livePrevious(generations);
  const reusable = previous && sameModel(previous.manifest.model, model) ? previous : null;
  onProgress({ stage: 'read', done: 1, total: 1 });
  clock.end('read');
  if (reusable?.manifest.corpus.hash === corpus.hash) {
    const unchanged = { documents, passages, added: 0, changed: 0, removed: 0, reused: passages };
    return { generation: reusable.name, ...unchanged, seconds: clock.seconds() };
  }

  let changes = { added: 0, changed: 0, removed: 0 };
  let embedded = 0;
  const generation = await generations.write(connection, async (schema) => {
    await connection.query(tables(schema, model.dimensions));
    const known = reusable?.name ?? null;
    const written = await writeRuns({ connection, schema, corpus, known, embedder, clock }, options);
    embedded = written.embedded;
    onProgress({ stage: 'build', done: 0, total: 1 });
    await written.words.finish(written.counts.means);
    await connection.query(indexes(schema));
    onProgress({ stage: 'build', done: 1, total: 1 });
    clock.end('build');
    onProgress({ stage: 'verify', done: 0, total: 1 });
    changes = await comparePassages(connection, previous?.name ?? null, schema);
    const count = await countPassages(connection, schema);
    if (count !== passages) throw new Error(`${count} of ${passages} passages were written.`);
    onProgress({ stage: 'verify', done: 1, total: 1 });
    return { ...factsOf(corpus, model), ...written.counts.facts };
  });
  clock.end('verify');
  const reused = passages - embedded;
  return { generation: generation.name, documents, passages, ...changes, reused, seconds: clock.seconds() };
}

const factsOf = (
  { hash, stamp, documents, passages }: CheckedCorpus,
  model: ModelIdentity,
): Omit<DatabaseFacts, keyof CorpusCounts['facts']> => ({
  program: programVersion,
  createdAt: new Date().toISOString(),
  model,
  counts: { documents, passages },
  corpus: { hash, stamp },
});

interface RunsRequest {
  readonly connection: Connection;
  readonly schema: string;
  readonly corpus: CheckedCorpus;
  /** The generation that known vectors are copied from. */
  readonly known: string | null;
  readonly embedder: Embedder;
  readonly clock: ReturnType<typeof stageClock>;
}

/** Reads the corpus run by run, and writes of each its texts, words and passages. */
async function writeRuns(
  { connection, schema, corpus, known, embedder, clock }: RunsRequest,
  { onProgress = () => {}, runLength: length = runLength }: DatabaseReindexOptions,
) {
  const total = corpus.passages;
  const onWritten = (done: number) => onProgress({ stage: 'embed', done, total });
  const words = await WordWriter.begin(connection, schema);
  const passages = new PassageWriter({ connection, schema, known, embedder, onWritten });
  const counts = new CorpusCounts();
  onWritten(0);
  for await (const run of runsOf(corpus.reports(), length)) {
    await writeWords(run);
    clock.end('build');
    await passages.add(run);
    clock.end('embed');
  }
  await passages.finish();
  clock.end('embed');
  return { words, counts, embedded: passages.embedded };

  async function writeWords(run: CorpusRun): Promise<void> {
    const lexical = languages.map((language) =>
      buildLexicalIndex(language, paragraphTexts(run.reports, language)),
    );
    counts.add(run, lexical);
    await writeTexts(connection, schema, run, lexical);
    for (const index of lexical) await words.add(run.number, index, run.firstParagraph);
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
