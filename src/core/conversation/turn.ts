import type { Answer } from '../answering/answer.ts';
import type { Language } from '../language.ts';

/** What a conversation keeps of a question and its answer: enough to understand the next question by. */
export interface Turn {
  /** The question as it was understood, with what it leaned on. */
  readonly question: string;
  readonly language: Language;
  /** The report that alone was searched; otherwise there is none. */
  readonly report?: string;
  /** Where the report answered it; null where it was declined. */
  readonly place: { readonly document: string; readonly paragraph: number } | null;
}

/** The turn that an answer leaves behind. */
export function turnOf({ question, understoodAs, language, answered, report, excerpts }: Answer): Turn {
  const best = answered ? excerpts[0] : undefined;
  return {
    question: understoodAs ?? question.trim(),
    language,
    ...(report !== undefined && { report }),
    place: best ? { document: best.document, paragraph: best.paragraph } : null,
  };
}
