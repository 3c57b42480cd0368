import path from 'node:path';
import { bundledModel, type Config } from '../config.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Language } from '../core/language.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { readLabelledQuestions } from '../evaluation/labelled-questions.ts';
import { updateIndex } from '../indexing.ts';
import { loadBareModel } from './bare-model.js';
import { compareStarts, measureStartParts } from './cold-start.ts';
import { ratioOf } from './comparison.ts';
import { compareCompletions, completions } from './completion.ts';
import { type BenchmarkCorpus, reportCorpus, shuffledCorpus } from './corpora.ts';
import type { Figures, NamedRatio, PartName } from './figures.ts';
import { measureCrowd } from './measured-crowd.ts';
import { measureBuilding, measureMemory } from './memory.ts';
import { comparePeers } from './peers.ts';
import { measureRecall } from './recall.ts';
import { measureReindexing } from './reindexing.ts';
import { measureThroughput } from './throughput.ts';
import { compareQuestions } from './warm-question.ts';

/** What the corpora are called: the report's own, and ones that are made of so many paragraphs. */
export const sizes = ['report', '1000', '10000', '100000'] as const;
export type Size = (typeof sizes)[number];

/** The one that takes long: half an hour for all parts. */
export const largeSize: Size = '100000';

interface Tools {
  readonly embedder: Embedder;
  readonly embed: (text: string) => Promise<Float32Array>;
  readonly questions: Readonly<Record<Language, readonly string[]>>;
  readonly all: readonly string[];
}

interface Part<Name extends PartName> {
  /** Paragraphs up to which it is measured: what does not depend on them is not, nor what cannot be had. */
  readonly most: number;
  /** Whether there must be an index. */
  readonly indexed: boolean;
  run(corpus: BenchmarkCorpus, tools: Tools): Promise<Figures<Name>>;
}

const startRounds = 15;
const reindexingRounds = (paragraphs: number): number =>
  paragraphs < 100 ? 15 : paragraphs <= 1_000 ? 5 : paragraphs <= 10_000 ? 3 : 1;

const parts: { readonly [Name in PartName]: Part<Name> } = {
  reindexing: {
    most: 100_000,
    indexed: false,
    run: (corpus, { embedder, embed }) =>
      measureReindexing(corpus, embedder, embed, reindexingRounds(corpus.paragraphs)),
  },
  question: {
    most: 100_000,
    indexed: true,
    run: async ({ config }, { embed, questions }) => ({
      ar: ratioOf(await compareQuestions(config, questions.ar, 'ar', embed)),
      en: ratioOf(await compareQuestions(config, questions.en, 'en', embed)),
    }),
  },
  peers: {
    most: 10_000,
    indexed: true,
    run: (corpus, { embedder, embed, questions }) => comparePeers(corpus, questions.ar, embedder, embed),
  },
  throughput: {
    most: 100_000,
    indexed: true,
    async run(corpus, { all }) {
      const found: Figures<'throughput'>[number][] = [];
      for (const concurrent of [1, 8, 64])
        found.push(await measureThroughput(corpus, all, concurrent, false));
      if (corpus.paragraphs <= 1_000) found.push(await measureThroughput(corpus, all, 64, true));
      return found;
    },
  },
  suggestions: {
    most: 1_000,
    indexed: true,
    async run({ config }, { all }) {
      const comparisons = await compareCompletions(config, all);
      return completions.map((what): NamedRatio => ({ what, ratio: ratioOf(comparisons[what]) }));
    },
  },
  starts: {
    most: 100,
    indexed: true,
    run: async ({ config }) => ({
      whole: ratioOf(await compareStarts(config, startRounds)),
      parts: await measureStartParts(config, startRounds),
    }),
  },
  memory: {
    most: 100_000,
    indexed: true,
    run: (corpus, { questions }) => measureMemory(corpus, questions.ar[0] as string),
  },
  building: { most: 100_000, indexed: false, run: measureBuilding },
  recall: {
    most: 100_000,
    indexed: true,
    run: (corpus, { embedder, questions }) =>
      measureRecall(corpus, questions.ar.slice(0, 100), (texts, role) => embedder.embed(texts, role)),
  },
  crowd: { most: 1_000, indexed: true, run: ({ config }, { all }) => measureCrowd(config, all) },
};

interface Found<Name extends PartName = PartName> {
  readonly part: Name;
  readonly what: string;
  readonly paragraphs: number;
  readonly seconds: number;
  readonly figures: Figures<Name>;
}

/**
 * Runs parts of the benchmarks, with the bundled model.
 * @param folder where corpora and indexes are made; what is there from an earlier run is used again
 * @param reports the folder of further reports whose sentences the made corpora consist of
 * @param note hears what is being measured
 * @param keep is given what each part found out, at once
 */
export async function runBenchmarks(
  settings: Config,
  folder: string,
  reports: string,
  chosen: { readonly parts: readonly PartName[]; readonly sizes: readonly Size[] },
  note: (text: string) => Promise<void>,
  keep: (found: Found) => Promise<void>,
): Promise<void> {
  const config = { ...settings, embeddingModel: bundledModel };
  const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
  const questionsIn = (wanted: Language) =>
    labelled.filter(({ language }) => language === wanted).map(({ question }) => question);
  const sources = await readSources(config, reports);
  const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  try {
    await embedder.identity();
    const embed = await loadBareModel(config.modelDir, config.embeddingModel);
    const questions = { ar: questionsIn('ar'), en: questionsIn('en') };
    const tools: Tools = { embedder, embed, questions, all: labelled.map(({ question }) => question) };
    for (const size of chosen.sizes) {
      const corpus = await corpusOf(config, path.join(folder, size), sources, size);
      for (const name of chosen.parts) {
        const part = parts[name];
        if (corpus.paragraphs > part.most) continue;
        await note(`${corpus.what}: ${name}…`);
        if (part.indexed) await indexed(corpus, embedder);
        const started = performance.now();
        const figures = await part.run(corpus, tools);
        const seconds = Math.round((performance.now() - started) / 100) / 10;
        const { what, paragraphs } = corpus;
        await keep({ part: name, what, paragraphs, seconds, figures });
      }
    }
  } finally {
    await embedder.close();
  }
}

/** Paragraphs of Arabic reports, whose sentences corpora are made of. */
async function readSources(config: Config, reports: string): Promise<string[]> {
  const read = await Promise.all([readCorpus(config.corpusDir), readCorpus(reports)]);
  return read
    .flatMap((corpus) => corpus.reports)
    .filter(({ original }) => original.language === 'ar')
    .flatMap(({ original }) => original.paragraphs.slice(1));
}

const corpusOf = (
  config: Config,
  folder: string,
  sources: readonly string[],
  size: Size,
): Promise<BenchmarkCorpus> =>
  size === 'report' ? reportCorpus(config, folder) : shuffledCorpus(config, folder, sources, Number(size));

async function indexed(corpus: BenchmarkCorpus, embedder: Embedder): Promise<void> {
  await corpus.change(0);
  await updateIndex(corpus.config, embedder);
}
