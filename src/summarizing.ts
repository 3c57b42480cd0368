import { slugOf } from './asking.ts';
import { analyzeQuestion } from './core/answering/question.ts';
import { paragraphCount, type Report, renditionIn } from './core/corpus/report.ts';
import type { CorpusIndex } from './core/corpus-index.ts';
import type { Embedder } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import type { Language } from './core/language.ts';
import { detectLanguage } from './core/language.ts';
import { knownIn } from './core/lexicon/frequencies.ts';
import { selectSentences } from './core/summary/summarize.ts';
import type { Summary, SummaryCandidate, SummaryRequest } from './core/summary/summary.ts';
import { splitSentences } from './core/text/sentences.ts';

/** Sentences weighed at most: their number squared is compared. */
const candidateLimit = 400;

/** The least share of a topic that a sentence must hold to be on it: more than a word that is merely related counts for. */
const onTopic = 0.6;

/**
 * A summary of the corpus or of one report, or of what it says on a topic.
 * @throws IsnadError DOCUMENT_UNKNOWN
 */
export async function summarizeIndex(
  index: CorpusIndex,
  embedder: Embedder & { readonly down: boolean },
  { length = 'medium', topic = null, language, report: named }: SummaryRequest,
): Promise<Summary> {
  const spoken = language ?? (topic ? detectLanguage(topic) : 'ar');
  // A paragraph has a sentence at least, so the earliest sentences stand in as many of the first paragraphs.
  const report = named === undefined ? undefined : await slugOf(index, named);
  const relevant = topic
    ? await onTopicOnly(index, spoken, topic, report)
    : listSentences(await index.beginnings(candidateLimit, report), spoken);
  const weighed = earliest(relevant, candidateLimit);
  const headings = [...new Set(weighed.map(({ heading }) => heading))];
  const vectors = await vectorsOf(embedder, [...weighed.map(({ text }) => text), ...headings]);
  const headingVector = (heading: string) => vectors[weighed.length + headings.indexOf(heading)] ?? null;
  const chosen = selectSentences(
    weighed.map((sentence, place) => ({
      ...sentence,
      vector: vectors[place] ?? null,
      heading: { text: sentence.heading, vector: headingVector(sentence.heading) },
    })),
    length,
  );
  return {
    language: spoken,
    length,
    topic,
    ...(report !== undefined && { report }),
    sentences: chosen.map(({ document, paragraph, paragraphs, text }) => ({
      document,
      paragraph,
      paragraphs,
      text,
    })),
  };
}

/** Of too many sentences, those that stand earliest in their reports, in the corpus's order. */
function earliest(sentences: readonly Sentence[], limit: number): Sentence[] {
  const places = [...sentences.keys()].sort(
    (left, right) => (sentences[left]?.paragraph ?? 0) - (sentences[right]?.paragraph ?? 0) || left - right,
  );
  const kept = new Set(places.slice(0, limit));
  return sentences.filter((_, place) => kept.has(place));
}

type Sentence = Omit<SummaryCandidate, 'vector' | 'heading'> & {
  readonly heading: string;
  /** Its place among the sentences of its paragraph. */
  readonly place: number;
};

/** The body's sentences in a language, in the corpus's order; the original's where there is no rendition in it. */
function listSentences(reports: readonly Report[], language: Language): Sentence[] {
  return reports.flatMap((report) => {
    const text = renditionIn(report, language) ?? report.original;
    return text.paragraphs.slice(1).flatMap((body, before) =>
      splitSentences(body).map(([start, end], place) => ({
        document: report.slug,
        paragraph: before + 1,
        paragraphs: paragraphCount(report),
        text: body.slice(start, end),
        language: text.language,
        heading: `${text.title} ${text.caption}`,
        place,
        opensParagraph: place === 0,
        relevance: 1,
      })),
    );
  });
}

async function onTopicOnly(
  index: CorpusIndex,
  language: Language,
  topic: string,
  report: string | undefined,
): Promise<Sentence[]> {
  const question = analyzeQuestion(topic, undefined, knownIn(index.frequencies));
  await index.prepareFor(question.language);
  const { reports, retriever, leftOut } = await index.read(question, [], report);
  const found = new Map<string, readonly number[]>();
  for (const { paragraph, evidence } of retriever.candidates(question, [], leftOut)) {
    const place = retriever.places[paragraph];
    const slug = reports[place?.report ?? 0]?.slug;
    found.set(
      `${slug} ${place?.paragraph}`,
      evidence.sentences.map(({ coverage }) => coverage),
    );
  }
  return listSentences(reports, language).flatMap((sentence) => {
    const coverages = found.get(`${sentence.document} ${sentence.paragraph}`) ?? [];
    const relevance = coverages[sentence.place] ?? Math.max(0, ...coverages);
    return relevance >= onTopic ? [{ ...sentence, relevance }] : [];
  });
}

async function vectorsOf(
  embedder: Embedder & { readonly down: boolean },
  texts: readonly string[],
): Promise<Float32Array[]> {
  if (embedder.down) return [];
  try {
    return await embedder.embed(texts, 'passage');
  } catch (error) {
    if (error instanceof IsnadError && error.code === 'EMBEDDER_DOWN') return [];
    throw error;
  }
}
