import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Language } from '../language.ts';
import type { Frequencies } from '../lexicon/frequencies.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokens.ts';
import { arabicQuestions } from './arabic-questions.ts';
import type { QuestionCandidate } from './candidate.ts';
import { englishQuestions } from './english-questions.ts';
import { labelOf } from './label.ts';

/** A candidate with the paragraph that it was made from. */
export interface PlacedCandidate extends QuestionCandidate {
  /** The paragraph's number among all of the corpus; null where any paragraph that holds `term` may answer. */
  readonly paragraph: number | null;
  /** What the paragraph that answers must hold; null where the paragraph is known. */
  readonly term: string | null;
  /** Another wording of the same question, for where this one is declined. */
  readonly otherwise?: string;
}

/** Questions made of one paragraph in one language at most. */
const mostOfParagraph = 12;

/**
 * The order in which a corpus is read for suggestions: the first paragraph of every report, the second of every report,
 * and so on, so that a bound on what is read leaves out no report; news say the most important first.
 * @param isIn whether a paragraph is to be read at all
 * @returns numbers of body paragraphs among all of the corpus
 */
export function readingOrder(
  places: readonly ParagraphPlace[],
  isIn: (number: number) => boolean,
  limit: number,
): number[] {
  return places
    .flatMap(({ paragraph }, number) => (paragraph > 0 && isIn(number) ? [{ paragraph, number }] : []))
    .sort((left, right) => left.paragraph - right.paragraph || left.number - right.number)
    .slice(0, limit)
    .map(({ number }) => number);
}

/** The questions that a paragraph's sentences in a language let one ask, each once, as long as they can be shown. */
export function questionsOf(
  paragraph: string,
  language: Language,
  general: Readonly<Record<Language, Frequencies>>,
): QuestionCandidate[] {
  const ask = language === 'ar' ? arabicQuestions : englishQuestions;
  const seen = new Set<string>();
  const questions: QuestionCandidate[] = [];
  for (const [start, end] of splitSentences(paragraph)) {
    for (const question of ask(paragraph.slice(start, end), general[language])) {
      const key = flatten(question.text);
      if (questions.length >= mostOfParagraph) return questions;
      if (seen.has(key) || !isAskable(question.text)) continue;
      seen.add(key);
      questions.push(question);
    }
  }
  return questions;
}

/** A text's folded words with single spaces: two of the same are the same to a reader. */
export const flatten = (text: string): string =>
  tokenize(fold(text))
    .map(({ word }) => word)
    .join(' ');

/** Letters, digits and plain marks alone, short enough, and nothing that a label would lose. */
export const isAskable = (text: string): boolean =>
  labelOf(text) === text && /^[\p{L}\p{M}\p{N} "'’«»“”.,،/()؟?-]+$/u.test(text);

/** What each candidate of the same kind, and each of the same paragraph, that is there already costs one. */
const repetition = { kind: 3, paragraph: 2 } as const;

/** Candidates of a kind among which the next is sought. */
const window = 20;

/**
 * Orders candidates so that any beginning of the list has many kinds of question and many paragraphs; both languages take
 * turns. Equals stay in their order.
 */
export function diversified<Candidate extends PlacedCandidate>(
  candidates: readonly Candidate[],
): Candidate[] {
  const queues = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = `${candidate.language} ${candidate.kind}`;
    const queue = queues.get(key);
    if (queue) queue.push(candidate);
    else queues.set(key, [candidate]);
  }
  const usedKinds = new Map<string, number>();
  const usedParagraphs = new Map<string, number>();
  const paragraphKey = ({ language, paragraph, text }: Candidate) => `${language} ${paragraph ?? text}`;
  const ordered: Candidate[] = [];
  while (ordered.length < candidates.length) {
    let best: { queue: Candidate[]; place: number; key: string; cost: number } | undefined;
    for (const [key, queue] of queues) {
      const ofKind = repetition.kind * (usedKinds.get(key) ?? 0);
      for (let place = 0; place < Math.min(window, queue.length); place++) {
        const ofParagraph = usedParagraphs.get(paragraphKey(queue[place] as Candidate)) ?? 0;
        const cost = ofKind + repetition.paragraph * ofParagraph;
        if (!best || cost < best.cost) best = { queue, place, key, cost };
      }
    }
    if (!best) break;
    const [chosen] = best.queue.splice(best.place, 1) as [Candidate];
    ordered.push(chosen);
    usedKinds.set(best.key, (usedKinds.get(best.key) ?? 0) + 1);
    const paragraph = paragraphKey(chosen);
    usedParagraphs.set(paragraph, (usedParagraphs.get(paragraph) ?? 0) + 1);
  }
  return ordered;
}
