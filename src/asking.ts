import { bundledModel } from './config.ts';
import { answerQuestion, type Decision } from './core/answering/answer-question.ts';
import { embeddedText } from './core/answering/embedded-text.ts';
import { answeringModel } from './core/answering/model.ts';
import { type AnalyzedQuestion, analyzeQuestion } from './core/answering/question.ts';
import type { CorpusIndex } from './core/corpus-index.ts';
import { vectorPatienceMs, type WatchedEmbedder } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import type { Language } from './core/language.ts';
import { knownIn } from './core/lexicon/frequencies.ts';
import type { LeftOut } from './core/retrieval/left-out.ts';
import type { Candidate, DenseHit } from './core/retrieval/retriever.ts';
import type { OpenIndex } from './live-index.ts';

/** Nearest passages that the search by meaning proposes. */
const nearestPassages = 40;

/** A question as it is searched for: its words and its vector. */
export interface ReadQuestion {
  readonly question: AnalyzedQuestion;
  /** Null where the embedder is down or too slow: then its words must do. */
  readonly vector: Float32Array | null;
}

/**
 * Analyses a question that was checked, and makes its vector.
 * @param language of the question, where it is known better than by its letters
 * @param alone whether no other question is under way, so that this thread would wait for the vector idly: then it scores the
 * texts meanwhile
 */
export async function readQuestion(
  index: CorpusIndex,
  embedder: WatchedEmbedder,
  asked: string,
  language?: Language,
  alone = false,
): Promise<ReadQuestion> {
  const question = analyzeQuestion(asked, language, knownIn(index.frequencies));
  const making = vectorOf(index, embedder, asked);
  const preparing = index.prepareFor(question.language).then(() => {
    if (alone) index.scoreAhead?.(question);
  });
  const [vector] = await Promise.all([making, preparing]);
  return { question, vector };
}

/** The passages nearest to a question by meaning; null where the embedder is down or too slow. */
export async function findByMeaning(
  index: CorpusIndex,
  embedder: WatchedEmbedder,
  asked: string,
): Promise<readonly DenseHit[] | null> {
  const vector = await vectorOf(index, embedder, asked);
  return vector && index.nearest(vector, nearestPassages);
}

/**
 * Answers a question that was read, from whatever index.
 * @param top excerpts at most
 * @param report the slug of the one to answer from, as if the corpus had no other; default: all
 */
export async function answerFromAny(
  index: CorpusIndex,
  { question, vector }: ReadQuestion,
  top: number,
  report?: string,
): Promise<Decision> {
  const near = vector ? await index.nearest(vector, nearestPassages, report) : [];
  return decide(index, question, near, top, report);
}

/** The same, with what is near the question by meaning. */
export async function decide(
  index: CorpusIndex,
  question: AnalyzedQuestion,
  near: readonly DenseHit[],
  top: number,
  report?: string,
): Promise<Decision> {
  const { reports, retriever, hits, leftOut } = await index.read(question, near, report);
  return answerQuestion(question, hits, retriever, reports, answeringModel, top, leftOut);
}

/**
 * Answers a question that was read, from an index in memory.
 * @param top excerpts at most
 * @param leftOut paragraphs, by their numbers, to be passed over as if the corpus did not have them
 */
export const answerFrom = (
  index: OpenIndex,
  read: ReadQuestion,
  top: number,
  leftOut: LeftOut = new Set(),
): Decision => {
  const { retriever, content } = index;
  const hits = nearestTo(index, read, leftOut);
  return answerQuestion(read.question, hits, retriever, content.reports, answeringModel, top, leftOut);
};

/** Every paragraph that a signal proposes for a question, with all signals. */
export const candidatesFor = (index: OpenIndex, read: ReadQuestion): Candidate[] =>
  index.retriever.candidates(read.question, nearestTo(index, read, new Set()));

/** As many of the nearest passages as without those of the paragraphs that are left out. */
function nearestTo(index: OpenIndex, { vector }: ReadQuestion, leftOut: LeftOut): DenseHit[] {
  if (!vector) return [];
  const isPassedOver = ({ paragraph }: { readonly paragraph: number }) => leftOut.has(paragraph);
  const passed = leftOut.size === 0 ? 0 : index.content.passages.filter(isPassedOver).length;
  return index.nearest(vector, nearestPassages + passed);
}

/**
 * The slug of a report by its slug or title.
 * @throws IsnadError DOCUMENT_UNKNOWN with the nearest slugs
 */
export async function slugOf(index: CorpusIndex, name: string): Promise<string> {
  const named = await index.report(name, 0);
  if (named) return named.slug;
  const { findReport } = await import('./core/suggesting/find-report.ts');
  return findReport(await index.headings(), name).slug;
}

/** A question's vector, or null where the embedder is down or too slow: then its words must do. */
async function vectorOf(
  { generation }: CorpusIndex,
  embedder: WatchedEmbedder,
  asked: string,
): Promise<Float32Array | null> {
  if (embedder.down) return null;
  const question = embeddedText(asked, generation.manifest.model.id === bundledModel);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, vectorPatienceMs, null);
  });
  const embedded = embedder.embed([question], 'query').then(
    ([vector]) => vector ?? null,
    (error: unknown) => {
      // Whoever asks can do nothing about the model; the log tells whoever can.
      if (error instanceof IsnadError && /^(EMBEDDER_DOWN|MODEL_)/.test(error.code)) return null;
      throw error;
    },
  );
  return Promise.race([embedded, tooLate]).finally(() => clearTimeout(timer));
}
