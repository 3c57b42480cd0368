import { answerFromAny, findByMeaning, readQuestion, slugOf } from './asking.ts';
import type { Config } from './config.ts';
import type { Answer, Excerpt } from './core/answering/answer.ts';
import { checkQuestion } from './core/answering/check-question.ts';
import { excerptAt } from './core/answering/excerpt.ts';
import { type ConversationKnowledge, contextualize } from './core/conversation/contextualize.ts';
import type { Turn } from './core/conversation/turn.ts';
import { describeReport, type ParagraphView, readParagraph, type Source } from './core/corpus/reading.ts';
import type { Reference } from './core/corpus/reference.ts';
import type { CorpusIndex } from './core/corpus-index.ts';
import type { WatchedEmbedder } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { detectLanguage, type Language } from './core/language.ts';
import { type Meter, noMeter } from './core/meter.ts';
import type { ReindexReport } from './core/reindexing.ts';
import type {
  PassageSuggestion,
  QuestionSuggestion,
  ReportSuggestion,
  SuggestionOptions,
  TopicSuggestion,
} from './core/suggesting/suggestion.ts';
import type { Summary, SummaryRequest } from './core/summary/summary.ts';
import { embedderFor, embedderForMany } from './embedder-for.ts';
import type { EmbedderLog } from './engines/embedding/supervisor.ts';
import { type ReindexOptions, updateIndex } from './indexing.ts';
import { Latencies } from './latencies.ts';
import { type LiveIndex, type LiveIndexOptions, openLiveIndex } from './live-index.ts';
import type { Suggestions } from './suggesting.ts';
import { secondsSince } from './timing.ts';
import { OneATurn } from './turns.ts';
import { programVersion } from './version.ts';

export type { ParagraphView, Source } from './core/corpus/reading.ts';
export type { Progress, ReindexReport } from './core/reindexing.ts';
export type { ReindexOptions } from './indexing.ts';

interface AskOptions {
  /** Excerpts at most; 1 to 25, default 3. */
  readonly top?: number;
  /** The conversation so far, oldest first (see `turnOf`): a question that leans on it is understood with it. */
  readonly history?: readonly Turn[];
  /**
   * The one report to answer from, by its slug or title; default: all, but for a question that leans on one that was
   * answered from one report, which keeps to it.
   */
  readonly report?: string;
}

export interface About {
  readonly version: string;
  readonly model: string;
  readonly dimensions: number;
  readonly generation: string;
  /** When the live index was built, ISO 8601. */
  readonly builtAt: string;
  readonly documents: number;
  readonly passages: number;
  /** True while the embedding process is down. */
  readonly wordsOnly: boolean;
  /** How often the embedding process was started anew. */
  readonly embeddingRestarts: number;
  readonly questionsAnswered: number;
  /** Median over the last 1,000 questions; null before the first. */
  readonly medianMs: number | null;
}

/** All that Discord, the terminal and the scripts can ask of the program. */
export interface Assistant {
  /** Throws an IsnadError QUESTION_… for a question that cannot be one, DOCUMENT_UNKNOWN for a report that there is not. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** Throws DOCUMENT_UNKNOWN. */
  summarize(request?: SummaryRequest): Promise<Summary>;
  /** Throws DOCUMENT_UNKNOWN or PARAGRAPH_UNKNOWN. Without a document: the first report. */
  passage(paragraph: number, document?: string): Promise<ParagraphView>;
  /**
   * The excerpt that a reference leads to; null where the index no longer holds it.
   * @param language of the words around it: a rendition in it is given beside the original
   */
  excerpt(reference: Reference, language: Language): Promise<Excerpt | null>;
  sources(): Promise<readonly Source[]>;
  about(): About;
  /**
   * Questions that the assistant answers, the likeliest to be meant first. While they are still being made, those that
   * are ready. What was typed is compared, and never comes back.
   */
  suggestQuestions(typed: string, options?: SuggestionOptions): Promise<readonly QuestionSuggestion[]>;
  /** Names and noun phrases of the corpus, for a summary's topic. */
  suggestTopics(typed: string, options?: SuggestionOptions): Promise<readonly TopicSuggestion[]>;
  /** Paragraphs of one report, by default the first, by their number or their words. */
  suggestPassages(typed: string, options?: SuggestionOptions): Promise<readonly PassageSuggestion[]>;
  suggestReports(typed: string, options?: SuggestionOptions): Promise<readonly ReportSuggestion[]>;
  /** Makes the suggestions of the live index, which else begins when they are first asked for; resolves when they are made. */
  prepareSuggestions(): Promise<void>;
  close(): Promise<void>;
}

export interface AssistantOptions extends LiveIndexOptions {
  /** Times the stages of questions; default: nothing does. */
  readonly meter?: Meter;
  /** Hears why the embedding process is down, and when it is restarted. */
  readonly log?: EmbedderLog;
  /** Default: one of its own, in a process of its own. */
  readonly embedder?: WatchedEmbedder;
}

/** Opens the assistant; builds its index first where that is missing or stale. */
export async function openAssistant(config: Config, options: AssistantOptions = {}): Promise<Assistant> {
  const { embedder = embedderFor(config, options.log) } = options;
  try {
    const { indexUrl } = config;
    const index =
      indexUrl === null
        ? await openLiveIndex(config, embedder, options)
        : await (await import('./database-live-index.ts')).openDatabaseIndex(
            config,
            indexUrl,
            embedder,
            options,
          );
    return assistantOver(config, embedder, index, options.meter ?? noMeter);
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

/** Brings the index up to date, embedding only what changed. */
export async function reindex(config: Config, options: ReindexOptions = {}): Promise<ReindexReport> {
  const embedder = embedderForMany(config);
  try {
    const { indexUrl } = config;
    if (indexUrl === null) return await updateIndex(config, embedder, options);
    const { updateDatabaseIndex } = await import('./database-indexing.ts');
    return await updateDatabaseIndex(config, indexUrl, embedder, options);
  } finally {
    await embedder.close();
  }
}

function assistantOver(
  config: Config,
  embedder: WatchedEmbedder,
  index: LiveIndex<CorpusIndex>,
  meter: Meter,
): Assistant {
  const latencies = new Latencies();
  const answering = new OneATurn();
  /** Questions that wait for their vectors or their turns. */
  let underWay = 0;
  let made: { readonly of: CorpusIndex; readonly suggestions: Promise<Suggestions> } | null = null;
  const stopMaking = () => {
    // A corpus that could not be read was told to whoever waited for its suggestions.
    made?.suggestions.then((suggestions) => suggestions.stop()).catch(() => {});
    made = null;
  };
  // Loaded when first asked for, as the summaries are: whoever asks one question needs neither.
  const suggestions = (): Promise<Suggestions> => {
    const { current } = index;
    if (made?.of === current) return made.suggestions;
    stopMaking();
    const find = (question: string) => findByMeaning(current, embedder, question);
    const making = Promise.all([import('./suggesting.ts'), current.suggestible(), current.headings()]).then(
      ([{ Suggestions }, corpus, headings]) => new Suggestions(current, corpus, find, headings),
    );
    making.catch(() => {
      // The next call begins anew.
      if (made?.suggestions === making) made = null;
    });
    made = { of: current, suggestions: making };
    return making;
  };

  return {
    async ask(asked, { top = 3, history = [], report: named } = {}) {
      const started = performance.now();
      const { current } = index;
      const checked = checkQuestion(asked);
      const language = detectLanguage(checked);
      const across = history.filter((turn) => turn.language !== language);
      if (across.length > 0) await current.prepareAcross();
      const textOf = await textsOf(current, across);
      const { frequencies, translations } = current;
      const {
        text,
        leaned,
        report: kept,
      } = contextualize(checked, history, { frequencies, translations, textOf });
      const report = named === undefined ? await stillThere(current, kept) : await slugOf(current, named);
      const reading = performance.now();
      underWay += 1;
      try {
        const read = await readQuestion(current, embedder, text, language, underWay === 1);
        meter.stage('read', secondsSince(reading));
        const { answered, excerpts } = await answering.do(async () => {
          const searching = performance.now();
          const decision = await answerFromAny(current, read, top, report);
          meter.stage('search', secondsSince(searching));
          return decision;
        });
        const tookMs = Math.round((performance.now() - started) * 10) / 10;
        latencies.record(tookMs);
        return {
          question: asked,
          ...(leaned && { understoodAs: text }),
          ...(report !== undefined && { report }),
          language,
          answered,
          tookMs,
          wordsOnly: !read.vector,
          excerpts,
        };
      } finally {
        underWay -= 1;
      }
    },
    async summarize(request = {}) {
      const { summarizeIndex } = await import('./summarizing.ts');
      return summarizeIndex(index.current, embedder, request);
    },
    async passage(paragraph, document) {
      const { current } = index;
      const slug = document === undefined ? undefined : await slugOf(current, document);
      const report = await current.report(slug, paragraph);
      if (!report) throw new IsnadError('INDEX_MISSING', config.indexDir);
      return readParagraph(report, paragraph);
    },
    async excerpt(reference, language) {
      const place = await index.current.find(reference);
      return place && excerptAt(place, language);
    },
    sources: async () => (await index.current.headings()).map(describeReport),
    about() {
      const { name, manifest } = index.current.generation;
      return {
        version: programVersion,
        model: config.embeddingModel,
        dimensions: manifest.model.dimensions,
        generation: name,
        builtAt: manifest.createdAt,
        documents: manifest.counts.documents,
        passages: manifest.counts.passages,
        wordsOnly: embedder.down,
        embeddingRestarts: embedder.restarts ?? 0,
        questionsAnswered: latencies.count,
        medianMs: latencies.median,
      };
    },
    suggestQuestions: async (typed, options) => (await suggestions()).questions(typed, options),
    suggestTopics: async (typed, options) => (await suggestions()).topics(typed, options),
    suggestPassages: async (typed, options) => (await suggestions()).passages(typed, options),
    suggestReports: async (typed, options) => (await suggestions()).reports(typed, options),
    prepareSuggestions: async () => (await suggestions()).prepare(),
    async close() {
      stopMaking();
      await index.close();
      await embedder.close();
    },
  };
}

/** The report that a conversation is about, unless it was taken out meanwhile. */
const stillThere = async (index: CorpusIndex, slug: string | undefined): Promise<string | undefined> =>
  slug === undefined ? undefined : (await index.report(slug, 0))?.slug;

/** The texts of the paragraphs that answered in some turns. */
async function textsOf(index: CorpusIndex, turns: readonly Turn[]): Promise<ConversationKnowledge['textOf']> {
  const places = turns.flatMap(({ place }) => place ?? []);
  const reports = await Promise.all(places.map((place) => index.report(place.document, place.paragraph)));
  return ({ document, paragraph }, language) => {
    const at = places.findIndex((place) => place.document === document && place.paragraph === paragraph);
    const report = reports[at];
    const text = report && [report.original, ...report.renditions].find((each) => each.language === language);
    return text?.paragraphs[paragraph] ?? null;
  };
}
