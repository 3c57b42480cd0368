import { analyzeQuestion } from '../answering/question.ts';
import type { Turn } from './turn.ts';

/** A question as it is understood. */
export interface Contextualized {
  /** The question with what it leans on, or the question itself. */
  readonly text: string;
  /** Whether the question leaned on an earlier one. */
  readonly leaned: boolean;
}

const opening = /^(?:و|ف|زين|طيب|and\b|but\b|so\b|what about\b|how about\b)/iu;

/** Understands a question with those before it, oldest first; one that does not lean is left exactly as it is. */
export function contextualize(question: string, history: readonly Turn[]): Contextualized {
  const last = history.at(-1);
  const { terms } = analyzeQuestion(question);
  if (!last || terms.length > 1 || !opening.test(question)) return { text: question, leaned: false };
  const carried = analyzeQuestion(last.question).terms.filter((term) => !terms.includes(term));
  return { text: `${question} ${carried.join(' ')}`.slice(0, 2000), leaned: carried.length > 0 };
}
