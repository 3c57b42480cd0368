import { type ReferredPlace, referenceTo } from '../corpus/reference.ts';
import { paragraphCount, type Report, renditionIn } from '../corpus/report.ts';
import type { Language } from '../language.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Excerpt } from './answer.ts';

/** An excerpt's length in UTF-16 units, unless what answers alone is longer. */
const excerptLength = 1200;

export interface ExcerptRequest {
  readonly report: Report;
  readonly paragraph: number;
  /** The language that the paragraph was read in, and the places in that text of the first and the last sentence that answer. */
  readonly read: Language;
  readonly sentences: readonly [first: number, last: number];
  readonly score: number;
  /** The language of the question: a rendition in it is shown beside the original. */
  readonly language: Language;
}

/** Cuts an excerpt out of the original around the sentence or two that answer, with its citation. */
export function makeExcerpt(request: ExcerptRequest): Excerpt {
  const { report, paragraph, read, sentences, score, language } = request;
  const text = report.original.paragraphs[paragraph] ?? '';
  const originals = splitSentences(text);
  const rendition = renditionIn(report, read);
  const placeOf = (sentence: number): number =>
    rendition
      ? correspondingSentence(rendition.paragraphs[paragraph] ?? '', sentence, originals, text.length)
      : sentence;
  return cutExcerpt(report, paragraph, [placeOf(sentences[0]), placeOf(sentences[1])], score, language);
}

/**
 * The excerpt that a reference leads to, as it was first made.
 * @param language of the words around it: a rendition in it is shown beside the original
 */
export function excerptAt(place: ReferredPlace, language: Language): Excerpt {
  const { report, paragraph, firstSentence, sentenceCount } = place;
  const last = splitSentences(report.original.paragraphs[paragraph] ?? '').length - 1;
  const first = Math.max(0, Math.min(firstSentence, last));
  return cutExcerpt(report, paragraph, [first, Math.min(first + sentenceCount - 1, last)], 0, language);
}

/** @param places of the first and the last sentence that answer, in the original */
function cutExcerpt(
  report: Report,
  paragraph: number,
  places: readonly [first: number, last: number],
  score: number,
  language: Language,
): Excerpt {
  const { original } = report;
  const text = original.paragraphs[paragraph] ?? '';
  const sentences = splitSentences(text);
  const answer: Span = [sentences[places[0]]?.[0] ?? 0, sentences[places[1]]?.[1] ?? text.length];
  const [start, end] = surroundings(sentences, places, text.length);
  const beside = renditionIn(report, language);
  return {
    document: report.slug,
    title: original.title,
    date: original.date,
    paragraph,
    paragraphs: paragraphCount(report),
    language: original.language,
    text: text.slice(start, end),
    answer: [answer[0] - start, answer[1] - start],
    score: Math.round(score * 1e4) / 1e4,
    translation: beside ? { language: beside.language, text: beside.paragraphs[paragraph] ?? '' } : null,
    reference: referenceTo(report, paragraph, sentences, answer),
  };
}

/**
 * The place in the original of a rendition's sentence: the same place where both have as many sentences, else the one
 * that covers the same share of the paragraph.
 */
function correspondingSentence(
  rendition: string,
  sentence: number,
  originals: readonly Span[],
  originalLength: number,
): number {
  const renditions = splitSentences(rendition);
  if (renditions.length === originals.length) return sentence;
  const [start, end] = renditions[sentence] ?? [0, rendition.length];
  const middle = ((start + end) / 2 / Math.max(1, rendition.length)) * originalLength;
  const found = originals.findIndex(([, last]) => last >= middle);
  return found < 0 ? originals.length - 1 : found;
}

/** The whole text where it fits, else whole sentences around some of them, their neighbours by turns. */
function surroundings(
  sentences: readonly Span[],
  places: readonly [first: number, last: number],
  length: number,
): Span {
  if (length <= excerptLength || sentences.length === 0) return [0, length];
  let [first, last] = places;
  const span = (): Span => [sentences[first]?.[0] ?? 0, sentences[last]?.[1] ?? length];
  const fits = (from: number, to: number) =>
    (sentences[to]?.[1] ?? Number.POSITIVE_INFINITY) - (sentences[from]?.[0] ?? Number.NEGATIVE_INFINITY) <=
    excerptLength;
  for (let forward = true; ; forward = !forward) {
    const after = fits(first, last + 1);
    const before = fits(first - 1, last);
    if (!after && !before) return span();
    if (after && (forward || !before)) last++;
    else first--;
  }
}

/**
 * Whether an excerpt is what it claims: a verbatim substring of its paragraph in the original, its answer within it.
 */
export function isVerbatim(excerpt: Excerpt, report: Report): boolean {
  const paragraph = report.original.paragraphs[excerpt.paragraph];
  if (report.slug !== excerpt.document || !excerpt.text || !paragraph?.includes(excerpt.text)) return false;
  const [start, end] = excerpt.answer ?? [0, 1];
  return start >= 0 && start < end && end <= excerpt.text.length;
}
