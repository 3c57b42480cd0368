import { answerFrom, readQuestion } from './asking.ts';
import type { Config } from './config.ts';
import type { Answer } from './core/answering/answer.ts';
import { checkQuestion } from './core/answering/check-question.ts';
import { describeReport, type ParagraphView, readParagraph, type Source } from './core/corpus/reading.ts';
import type { Summary, SummaryRequest } from './core/summary/summary.ts';
import { createEmbedder } from './engines/embedding/embedder.ts';
import { type ReindexOptions, type ReindexReport, updateIndex } from './indexing.ts';
import { Latencies } from './latencies.ts';
import { type LiveIndex, type LiveIndexOptions, openLiveIndex } from './live-index.ts';
import { summarizeIndex } from './summarizing.ts';
import { programVersion } from './version.ts';

export type { ParagraphView, Source } from './core/corpus/reading.ts';
export type { Progress, ReindexOptions, ReindexReport } from './indexing.ts';

interface AskOptions {
  /** Excerpts at most; 1 to 25, default 3. */
  readonly top?: number;
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
  readonly questionsAnswered: number;
  /** Median over the last 1,000 questions; null before the first. */
  readonly medianMs: number | null;
}

/** All that Discord, the terminal and the scripts can ask of the program. */
export interface Assistant {
  /** Throws an IsnadError QUESTION_… for a question that cannot be one. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  summarize(request?: SummaryRequest): Promise<Summary>;
  /** Throws DOCUMENT_UNKNOWN or PARAGRAPH_UNKNOWN. Without a document: the first report. */
  passage(paragraph: number, document?: string): ParagraphView;
  sources(): readonly Source[];
  about(): About;
  close(): Promise<void>;
}

const embedderFor = ({ embeddingModel: model, modelDir, modelEnvironment: environment }: Config) =>
  createEmbedder({ model, modelDir, environment });

/** Opens the assistant; builds its index first where that is missing or stale. */
export async function openAssistant(config: Config, options: LiveIndexOptions = {}): Promise<Assistant> {
  const embedder = embedderFor(config);
  try {
    const index = await openLiveIndex(config, embedder, options);
    return assistantOver(config, embedder, index);
  } catch (error) {
    await embedder.close();
    throw error;
  }
}

/** Brings the index up to date, embedding only what changed. */
export async function reindex(config: Config, options: ReindexOptions = {}): Promise<ReindexReport> {
  const embedder = embedderFor(config);
  try {
    return await updateIndex(config, embedder, options);
  } finally {
    await embedder.close();
  }
}

function assistantOver(
  config: Config,
  embedder: ReturnType<typeof createEmbedder>,
  index: LiveIndex,
): Assistant {
  const latencies = new Latencies();

  return {
    async ask(asked, { top = 3 } = {}) {
      const started = performance.now();
      const { current } = index;
      const read = await readQuestion(current, embedder, checkQuestion(asked));
      const { answered, excerpts } = answerFrom(current, read, top);
      const tookMs = Math.round((performance.now() - started) * 10) / 10;
      latencies.record(tookMs);
      const { language } = read.question;
      return { question: asked, language, answered, tookMs, wordsOnly: !read.vector, excerpts };
    },
    summarize: (request = {}) => summarizeIndex(index.current, embedder, request),
    passage: (paragraph, document) => readParagraph(index.current.content.reports, paragraph, document),
    sources: () => index.current.content.reports.map(describeReport),
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
        questionsAnswered: latencies.count,
        medianMs: latencies.median,
      };
    },
    async close() {
      index.close();
      await embedder.close();
    },
  };
}
