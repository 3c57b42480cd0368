import type { Language } from '../language.ts';

/** What a suggestion may take at most, as Discord's autocompletion has it: choices, and UTF-16 units of each. */
export const suggestionLimits = { count: 25, length: 100 } as const;

export interface SuggestionOptions {
  /** Suggestions at most; 1 to 25, default 25. */
  readonly limit?: number;
  /** The report to suggest from, by its slug; one that there is not has nothing to suggest. */
  readonly report?: string;
  /** The reader's language: what comes first while nothing is typed. Without one, both languages take turns. */
  readonly language?: Language;
}

/** Something to choose instead of typing it. No two of a list look the same once folded. */
export interface Suggestion<Value extends string | number = string> {
  /** What is shown: one line of 1 to 100 UTF-16 units without direction controls. */
  readonly label: string;
  /** What choosing it enters; a string has 1 to 100 UTF-16 units. */
  readonly value: Value;
}

/** A question that the assistant answers, from this paragraph first. Label and value are the question. */
export interface QuestionSuggestion extends Suggestion {
  readonly language: Language;
  readonly document: string;
  readonly paragraph: number;
}

/** A name or noun phrase of the corpus. Label and value are the term as the corpus writes it. */
export interface TopicSuggestion extends Suggestion {
  readonly language: Language;
}

/** A paragraph, by its number and its first words; its value is the number. */
export interface PassageSuggestion extends Suggestion<number> {
  readonly document: string;
}

/** A report by its title; its value is the slug. */
export type ReportSuggestion = Suggestion;
