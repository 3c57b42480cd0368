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

/** What being of a paragraph or a kind that is there already costs a candidate. */
const repetition = { paragraph: 2, kind: 3, topic: 2 } as const;

/**
 * Orders candidates so that any beginning of the list has many kinds of question and many paragraphs.
 * Within a paragraph and a kind, the order stays as it was.
 */
export function diversified<Candidate extends PlacedCandidate>(
  candidates: readonly Candidate[],
): Candidate[] {
  const paragraphs = new Map<string, number>();
  const kinds = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
  return candidates
    .map((candidate) => {
      const { language, kind, paragraph } = candidate;
      const ofParagraph =
        paragraph === null ? repetition.topic : next(paragraphs, `${language} ${paragraph}`);
      const ofKind = next(kinds, `${language} ${kind}`);
      return { candidate, cost: repetition.paragraph * ofParagraph + repetition.kind * ofKind };
    })
    .sort((left, right) => left.cost - right.cost)
    .map(({ candidate }) => candidate);
}
