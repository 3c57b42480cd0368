import { z } from 'zod';
import { IsnadError } from '../../core/errors.ts';
import type { Feedback } from '../../core/feedback.ts';
import { type Language, languages } from '../../core/language.ts';
import { fold } from '../../core/text/fold.ts';
import { readLabels } from '../labels-file.ts';

const feedbackSchema: z.ZodType<Feedback> = z.object({
  at: z.string(),
  question: z.string().min(1),
  language: z.enum(languages),
  answered: z.boolean(),
  paragraphs: z.array(z.object({ document: z.string(), paragraph: z.int().nonnegative() })),
  verdict: z.enum(['helpful', 'notHelpful']),
});

/** A question that people gave verdicts on, however each of them spelt it. */
export interface Candidate {
  /** As it was asked last. */
  readonly question: string;
  readonly language: Language;
  /** Whether it was answered when it was asked last. */
  readonly answered: boolean;
  readonly helpful: number;
  readonly notHelpful: number;
  /** The paragraphs that were shown for it, those shown last first, each once. */
  readonly paragraphs: Feedback['paragraphs'];
}

/**
 * Reads verdicts, one JSON object a line.
 * @throws IsnadError FEEDBACK_MISSING; CORPUS_FAULT naming file and line
 */
export async function readFeedback(file: string): Promise<Feedback[]> {
  try {
    return await readLabels(file, feedbackSchema, 'a verdict');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new IsnadError('FEEDBACK_MISSING', file);
    throw error;
  }
}

/** What questions have in common that are one and the same but for their spelling. */
const questionKey = (question: string): string =>
  fold(question)
    .text.match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/**
 * The questions of verdicts, each once, those with most verdicts first.
 * @param decided questions that need not come up again
 */
export function candidatesOf(feedback: readonly Feedback[], decided: readonly string[]): Candidate[] {
  const done = new Set(decided.map(questionKey));
  const candidates = new Map<string, Candidate>();
  for (const { question, language, answered, paragraphs, verdict } of inOrder(feedback)) {
    const key = questionKey(question);
    if (done.has(key)) continue;
    const known = candidates.get(key);
    candidates.set(key, {
      question,
      language,
      answered,
      helpful: (known?.helpful ?? 0) + (verdict === 'helpful' ? 1 : 0),
      notHelpful: (known?.notHelpful ?? 0) + (verdict === 'notHelpful' ? 1 : 0),
      paragraphs: each([...paragraphs, ...(known?.paragraphs ?? [])]),
    });
  }
  const votes = ({ helpful, notHelpful }: Candidate): number => helpful + notHelpful;
  return [...candidates.values()].sort((a, b) => votes(b) - votes(a));
}

const inOrder = (feedback: readonly Feedback[]): Feedback[] =>
  feedback.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

function each(paragraphs: Feedback['paragraphs']): Feedback['paragraphs'] {
  const keys = paragraphs.map(({ document, paragraph }) => `${document} ${paragraph}`);
  return paragraphs.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
