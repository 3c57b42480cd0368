import type { Language } from '../language.ts';

/** What a suggested question asks: a short list has some of each. */
type QuestionKind = 'who' | 'what' | 'when' | 'where' | 'how-many' | 'why' | 'topic' | 'document';

/** A question made from a paragraph, before anyone knows whether the assistant answers it from there. */
export interface QuestionCandidate {
  readonly text: string;
  readonly kind: QuestionKind;
  readonly language: Language;
}

/** Hears of a question, without its question mark. */
export type AskQuestion = (kind: QuestionKind, question: string) => void;
