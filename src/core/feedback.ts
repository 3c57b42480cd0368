import type { Language } from './language.ts';

/** What somebody thought of an answer; who, it does not tell. */
export interface Feedback {
  /** When, ISO 8601. */
  readonly at: string;
  /** The question as the answer showed it: one of more than 400 characters is cut. */
  readonly question: string;
  readonly language: Language;
  readonly answered: boolean;
  /** The paragraphs shown, the best first. */
  readonly paragraphs: readonly { readonly document: string; readonly paragraph: number }[];
  readonly verdict: 'helpful' | 'notHelpful';
}

/** Where feedback is kept. */
export interface FeedbackLog {
  /** @throws IsnadError FEEDBACK_UNWRITABLE */
  add(feedback: Feedback): Promise<void>;
}
