import path from 'node:path';
import { bundledModel, type Config } from '../config.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Language } from '../core/language.ts';
import { readCorpus } from '../engines/corpus-folder.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { readLabelledQuestions } from '../evaluation/labelled-questions.ts';
import { updateIndex } from '../indexing.ts';
import { loadBareModel } from './bare-model.js';
import { compareStarts, measureStartParts, type StartParts } from './cold-start.ts';
import type { Comparison } from './comparison.ts';
import { compareCompletions, completions } from './completion.ts';
import { type BenchmarkCorpus, reportCorpus, shuffledCorpus } from './corpora.ts';
import { crowdSection } from './crowd-section.ts';
import { type Memory, measureMemory } from './memory.ts';
import { comparePeers } from './peers.ts';
import { measureRecall, type Recall } from './recall.ts';
import { compareChange, compareReindexing } from './reindexing.ts';
import { measureThroughput, type Throughput } from './throughput.ts';
import { compareQuestions } from './warm-question.ts';

/** Paragraphs of the corpora that are made, and of the one that takes long. */
const sizes = [1_000, 10_000];
const largeSize = 100_000;
/** Up to which size the suggestions and the crowd are measured, which do not depend on it; peers cannot be had at any. */
const mostForCrowds = 1_000;
const mostForPeers = 10_000;

const startRounds = 15;
const roundsOf = ({ paragraphs }: BenchmarkCorpus): number =>
  paragraphs < 100 ? 15 : paragraphs <= 1_000 ? 3 : 1;

interface Compared {
  readonly what: string;
  readonly comparison: Comparison;
}

/** What was measured on one corpus. */
export interface CorpusResults {
  readonly what: string;
  readonly paragraphs: number;
  readonly full: Comparison;
  /** Null of the largest, whose full reindexing takes long. */
  readonly oneChange: Comparison | null;
  /** A hundredth of the paragraphs changed; null where that is less than one. */
  readonly hundredth: Comparison | null;
  readonly questions: Readonly<Record<Language, Comparison>>;
  readonly memory: Memory;
  readonly recall: Recall;
}

export interface Results {
  readonly corpora: readonly CorpusResults[];
  readonly labelled: number;
  readonly peers: readonly Compared[];
  readonly suggestions: readonly Compared[];
  readonly starts: Comparison;
  readonly startParts: readonly StartParts[];
  readonly throughputs: readonly Throughput[];
  readonly crowd: Awaited<ReturnType<typeof crowdSection>>;
}

interface Tools {
  readonly embedder: Embedder;
  readonly embed: (text: string) => Promise<Float32Array>;
  readonly questions: Readonly<Record<Language, readonly string[]>>;
}

/**
 * Runs every benchmark, with the bundled model.
 * @param folder an empty folder; all that is written goes there
 * @param reports the folder of further reports whose sentences the made corpora consist of
 * @param large also measure the corpus that takes long
 * @param note hears what is being measured
 */
export async function runBenchmarks(
  settings: Config,
  folder: string,
  reports: string,
  large: boolean,
  note: (text: string) => Promise<void>,
): Promise<Results> {
  const config = { ...settings, embeddingModel: bundledModel };
  const corpora = await prepareCorpora(config, folder, reports, large);
  const labelled = await readLabelledQuestions(path.join(config.corpusDir, 'questions.jsonl'));
  const questionsIn = (wanted: Language) =>
    labelled.filter(({ language }) => language === wanted).map(({ question }) => question);
  const all = labelled.map(({ question }) => question);
  const embedder = createEmbedder({ model: config.embeddingModel, modelDir: config.modelDir });
  try {
    await embedder.identity();
    const embed = await loadBareModel(config.modelDir, config.embeddingModel);
    const tools = { embedder, embed, questions: { ar: questionsIn('ar'), en: questionsIn('en') } };
    const results: CorpusResults[] = [];
    for (const corpus of corpora) {
      await note(`Measuring ${corpus.what}…`);
      results.push(await measureCorpus(corpus, tools));
    }
    const [report] = corpora as [BenchmarkCorpus, ...BenchmarkCorpus[]];
    const few = corpora.filter(({ paragraphs }) => paragraphs <= mostForCrowds);

    await note('Measuring peers…');
    const peers: Compared[] = [];
    for (const corpus of corpora.filter(({ paragraphs }) => paragraphs <= mostForPeers))
      peers.push(...(await comparePeers(corpus, tools.questions.ar, embedder, embed)));

    await note('Measuring suggestions…');
    const suggestions: Compared[] = [];
    for (const { what, config } of few) {
      const comparisons = await compareCompletions(config, all);
      for (const name of completions)
        suggestions.push({ what: `${what}, ${name}`, comparison: comparisons[name] });
    }

    await note('Measuring starts…');
    const starts = await compareStarts(report.config, startRounds);
    const startParts = await measureStartParts(report.config, startRounds);

    await note('Measuring many at once…');
    const throughputs: Throughput[] = [];
    for (const corpus of corpora) {
      for (const concurrent of [1, 8, 64])
        throughputs.push(await measureThroughput(corpus, all, concurrent, false));
    }
    for (const corpus of few) throughputs.push(await measureThroughput(corpus, all, 64, true));

    await note('Measuring a crowd…');
    const crowd = await crowdSection(few, all);
    const corporaResults = { corpora: results, labelled: labelled.length };
    return { ...corporaResults, peers, suggestions, starts, startParts, throughputs, crowd };
  } finally {
    await embedder.close();
  }
}

async function prepareCorpora(
  config: Config,
  folder: string,
  reports: string,
  large: boolean,
): Promise<BenchmarkCorpus[]> {
  const read = await Promise.all([readCorpus(config.corpusDir), readCorpus(reports)]);
  const sources = read
    .flatMap((corpus) => corpus.reports)
    .filter(({ original }) => original.language === 'ar')
    .flatMap(({ original }) => original.paragraphs.slice(1));
  const corpora = [await reportCorpus(config, path.join(folder, 'report'))];
  for (const size of large ? [...sizes, largeSize] : sizes)
    corpora.push(await shuffledCorpus(config, path.join(folder, String(size)), sources, size));
  return corpora;
}

async function measureCorpus(
  corpus: BenchmarkCorpus,
  { embedder, embed, questions }: Tools,
): Promise<CorpusResults> {
  const { what, paragraphs, config } = corpus;
  const rounds = roundsOf(corpus);
  const full = await compareReindexing(corpus, embedder, embed, rounds);
  const oneChange = paragraphs >= largeSize ? null : await compareChange(corpus, 1, embedder, rounds);
  const hundredth =
    paragraphs < 200 ? null : await compareChange(corpus, Math.round(paragraphs / 100), embedder, rounds);
  await corpus.change(0);
  await updateIndex(config, embedder);
  return {
    what,
    paragraphs,
    full,
    oneChange,
    hundredth,
    questions: {
      ar: await compareQuestions(config, questions.ar, 'ar', embed),
      en: await compareQuestions(config, questions.en, 'en', embed),
    },
    memory: await measureMemory(corpus, questions.ar[0] as string),
    recall: await measureRecall(corpus, questions.ar.slice(0, 100), (texts, role) =>
      embedder.embed(texts, role),
    ),
  };
}
