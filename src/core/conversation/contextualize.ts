import { questionLimit } from '../answering/check-question.ts';
import { analyzeQuestion } from '../answering/question.ts';
import type { Language } from '../language.ts';
import type { Frequencies } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem } from '../text/tokens.ts';
import { type Leaning, readLeaning } from './leaning.ts';
import type { Turn } from './turn.ts';
import { isVerb } from './verbs.ts';

/** A question as it is understood. */
export interface Contextualized {
  /** The question with what it leans on, or the question itself. */
  readonly text: string;
  /** Whether the question leaned on an earlier one. */
  readonly leaned: boolean;
}

/** Words that are carried over at most. */
const mostCarried = 12;

/** Understands a question with those before it, oldest first; one that does not lean is left exactly as it is. */
export function contextualize(
  question: string,
  history: readonly Turn[],
  frequencies: Readonly<Record<Language, Frequencies>>,
): Contextualized {
  const alone = { text: question, leaned: false };
  const last = history.at(-1);
  if (!last) return alone;
  const analyzed = analyzeQuestion(question);
  const leaning = readLeaning(analyzed, question, frequencies[analyzed.language]);
  if (!leaning) return alone;
  const text =
    leaning === 'replacement'
      ? `${last.question} ${question}`
      : `${question} (${carriedWords(last, leaning, new Set(analyzed.tokens.map(({ stem }) => stem)), frequencies[last.language]).join(' ')})`;
  return text.length > questionLimit ? alone : { text, leaned: true };
}

function carriedWords(
  { question, language }: Turn,
  leaning: Leaning,
  own: ReadonlySet<string>,
  general: Frequencies,
): string[] {
  const { tokens, terms, emphasis } = analyzeQuestion(question);
  const subject = tokens.filter(
    ({ word }) =>
      !isStopWord(word, language) && (emphasis[terms.indexOf(word)] ?? 1) >= 1 && !own.has(stem(word)),
  );
  const nouns = subject.filter(({ word }) => !isVerb(word, language, general));
  const carried = leaning === 'event' || nouns.length === 0 ? subject : nouns;
  return carried.slice(0, mostCarried).map(({ start, end }) => question.slice(start, end));
}
