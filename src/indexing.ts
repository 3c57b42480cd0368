import type { Config } from './config.ts';
import { listParagraphs, type ParagraphPlace, type Passage, paragraphTexts } from './core/corpus/passages.ts';
import type { Report } from './core/corpus/report.ts';
import type { Embedder, ModelIdentity } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { languages } from './core/language.ts';
import type { Progress, ReindexReport } from './core/reindexing.ts';
import { type LexicalIndex, LexicalIndexBuilder } from './core/retrieval/lexical-index.ts';
import { allDone } from './engines/all-done.ts';
import { type Corpus, corpusStamp, readCorpus } from './engines/corpus-folder.ts';
import {
  type CarriedContent,
  type IndexedPassage,
  passageHash,
  readCarriedContent,
  readIndexedPassages,
  tryIndexContent,
  writeIndexContent,
  writeLexical,
} from './engines/index-content.ts';
import type { Generation } from './engines/index-store/generation.ts';
import { type IndexStore, openStore } from './engines/index-store/store.ts';
import { type KnownNumbers, listKnownPassages, numbersBefore } from './known-paragraphs.ts';
import { Turns } from './turns.ts';
import { buildVectors, planVectors } from './vector-building.ts';
import { programVersion } from './version.ts';

export interface ReindexOptions {
  /** Start from nothing instead of carrying over what did not change. */
  readonly force?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears of what went wrong without harm to the index. */
  readonly onWarning?: (warning: IsnadError) => void;
}

interface Previous {
  readonly generation: Generation;
  /** Whether it is the corpus as it stands, embedded by the same model. */
  readonly isUpToDate: boolean;
  readonly passages: readonly IndexedPassage[];
  /** Null where nothing is to be carried over. */
  readonly carried: CarriedContent | null;
}

/** Brings the index up to date with the corpus. An index that is already so stays as it is. */
export async function updateIndex(
  config: Config,
  embedder: Embedder,
  { force = false, onProgress = () => {}, onWarning = () => {} }: ReindexOptions = {},
): Promise<ReindexReport> {
  const clock = stageClock();
  const store = openStore(config.indexDir, { onWarning });
  onProgress({ stage: 'read', done: 0, total: 1 });
  // What the live generation holds is checked while the corpus is read and the model is loaded.
  const sources = Promise.all([readCorpus(config.corpusDir), embedder.identity()]);
  const [[corpus, model], live] = await allDone([sources, force ? null : readPrevious(store, sources)]);
  let previous = live;
  const documents = corpus.reports.length;

  if (previous?.isUpToDate) {
    onProgress({ stage: 'read', done: 1, total: 1 });
    clock.end('read');
    await store.tidy();
    const { length } = previous.passages;
    return {
      generation: previous.generation.name,
      ...{ documents, passages: length, added: 0, changed: 0, removed: 0, reused: length },
      seconds: clock.seconds(),
    };
  }

  let carried = previous?.carried ?? null;
  const numbers = carried && numbersBefore(carried.reports, corpus.reports);
  const { passages, indexed } = listKnownPassages(
    corpus.reports,
    carried &&
      numbers && { numbers, earlier: { reports: carried.reports, passages: previous?.passages ?? [] } },
  );
  const changes = compare(previous?.passages ?? [], indexed);
  onProgress({ stage: 'read', done: 1, total: 1 });
  clock.end('read');
  const facts = { documents, passages: passages.length, ...changes };

  const plan = carried
    ? planVectors({ passages: previous?.passages ?? [], labels: carried.vectors.labels }, indexed)
    : indexed.map(() => null);
  previous = null;
  const missing = plan.filter((label) => label === null).length;
  const texts = new Set(passages.filter((_, place) => plan[place] === null).map(({ text }) => text));
  const total = texts.size;
  onProgress({ stage: 'embed', done: 0, total });

  const generation = await store.write({
    async build(folder) {
      // While the model works, in its process, the words are read, and are in memory no longer once all vectors are.
      const [vectors] = await allDone([
        buildVectors({
          dimensions: model.dimensions,
          passages,
          plan,
          known: carried?.vectors ?? null,
          embedder,
          onEmbedded: (done) => onProgress({ stage: 'embed', done, total }),
        }),
        buildLexical(corpus.reports, carried?.lexical ?? [], numbers).then((lexical) =>
          writeLexical(folder, lexical),
        ),
      ]);
      // What the new generation was made of is not to be in memory beside it when it is opened.
      carried = null;
      clock.end('embed');
      onProgress({ stage: 'build', done: 0, total: 1 });
      await writeIndexContent(folder, { reports: corpus.reports, passages: indexed, vectors });
      onProgress({ stage: 'build', done: 1, total: 1 });
      clock.end('build');
      return {
        program: programVersion,
        createdAt: new Date().toISOString(),
        model,
        counts: { documents: facts.documents, passages: facts.passages },
        corpus: { hash: corpus.hash, stamp: corpus.stamp },
      };
    },
    async verify(written) {
      onProgress({ stage: 'verify', done: 0, total: 1 });
      await tryIndexContent(written);
      onProgress({ stage: 'verify', done: 1, total: 1 });
    },
  });
  clock.end('verify');
  return {
    generation: generation.name,
    ...facts,
    reused: passages.length - missing,
    seconds: clock.seconds(),
  };
}

/** Texts whose words are read or copied between two looks at the clock. */
const textsPerLook = 16;

/** The words of every language's texts; those of texts that were indexed before are copied. */
async function buildLexical(
  reports: readonly Report[],
  before: readonly LexicalIndex[],
  numbers: KnownNumbers | null,
): Promise<LexicalIndex[]> {
  const turns = new Turns();
  const indexes: LexicalIndex[] = [];
  for (const language of languages) {
    const index = before.find((known) => known.language === language);
    const known = index && numbers && { index, numbers: numbers[language] };
    const builder = new LexicalIndexBuilder(language, known);
    for (const [number, text] of paragraphTexts(reports, language).entries()) {
      builder.add(text);
      if (number % textsPerLook === 0) await turns.pause();
    }
    indexes.push(builder.finish());
  }
  return indexes;
}

/** Whether a generation is the corpus as it stands now, embedded by this model. */
export async function isCurrent(
  generation: Generation,
  config: Config,
  model: ModelIdentity,
): Promise<boolean> {
  const { manifest } = generation;
  if (!sameModel(manifest.model, model)) return false;
  if (manifest.corpus.stamp === (await corpusStamp(config.corpusDir))) return true;
  return manifest.corpus.hash === (await readCorpus(config.corpusDir)).hash;
}

/** Whether an index that cannot be opened for this reason is to be built anew. */
export const isUnusable = (error: unknown): boolean =>
  error instanceof IsnadError && (error.code === 'INDEX_DAMAGED' || error.code === 'INDEX_FORMAT');

/**
 * What is known of the live generation; null where there is none, or none that can be read. Where it is of the same model
 * and another corpus, a new one will go on from it.
 */
async function readPrevious(
  store: IndexStore,
  sources: Promise<readonly [Corpus, ModelIdentity]>,
): Promise<Previous | null> {
  try {
    return await store.open(async (generation) => {
      const [corpus, model] = await sources;
      const { manifest } = generation;
      const isReusable = sameModel(manifest.model, model);
      const isUpToDate = isReusable && manifest.corpus.hash === corpus.hash;
      const [passages, carried] = await Promise.all([
        readIndexedPassages(generation),
        isReusable && !isUpToDate ? readCarriedContent(generation) : null,
      ]);
      return { generation, isUpToDate, passages, carried };
    });
  } catch (error) {
    if (isUnusable(error)) return null;
    throw error;
  }
}

/** Whether vectors of the two can be compared. */
export const sameModel = (left: ModelIdentity, right: ModelIdentity): boolean =>
  left.fingerprint === right.fingerprint &&
  left.dimensions === right.dimensions &&
  left.queryPrefix === right.queryPrefix &&
  left.passagePrefix === right.passagePrefix;

export function indexedPassages(reports: readonly Report[], passages: readonly Passage[]): IndexedPassage[] {
  const places = listParagraphs(reports);
  return passages.map((passage) => {
    const place = places[passage.paragraph] as ParagraphPlace;
    const { language, start, end } = passage;
    return {
      document: (reports[place.report] as Report).slug,
      paragraph: place.paragraph,
      language,
      start,
      end,
      hash: passageHash(passage),
    };
  });
}

const placeKey = ({ document, paragraph, language, start }: IndexedPassage): string =>
  `${document} ${language} ${paragraph} ${start}`;

/** Counts passages by text and place: a new text is a change where it stands in the place of one that is gone. */
export function compare(
  before: readonly IndexedPassage[],
  after: readonly IndexedPassage[],
): { added: number; changed: number; removed: number } {
  const hashesBefore = new Set(before.map(({ hash }) => hash));
  const hashesAfter = new Set(after.map(({ hash }) => hash));
  const fresh = after.filter(({ hash }) => !hashesBefore.has(hash));
  const gone = before.filter(({ hash }) => !hashesAfter.has(hash));
  const left = new Set(gone.map(placeKey));
  const changed = fresh.filter((passage) => left.has(placeKey(passage))).length;
  return { added: fresh.length - changed, changed, removed: gone.length - changed };
}

/** Measures stages, which may take turns. */
export function stageClock() {
  const started = performance.now();
  let last = started;
  const stages = { read: 0, embed: 0, build: 0, verify: 0 };
  const rounded = (milliseconds: number) => Math.round(milliseconds) / 1000;
  return {
    end(stage: Progress['stage']): void {
      const now = performance.now();
      stages[stage] += now - last;
      last = now;
    },
    seconds: () => ({
      read: rounded(stages.read),
      embed: rounded(stages.embed),
      build: rounded(stages.build),
      verify: rounded(stages.verify),
      total: rounded(performance.now() - started),
    }),
  };
}
