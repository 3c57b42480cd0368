import { z } from 'zod';
import { languages } from '../core/language.ts';
import { readLabels } from './labels-file.ts';

const pairSchema = z.strictObject({
  id: z.string().min(1),
  /** What may be looked at while follow-ups are worked on, and what is only reported. No fact is asked in both. */
  half: z.enum(['calibrate', 'report']),
  language: z.enum(languages),
  variety: z.enum(['standard', 'dialect', 'misspelt', 'english']),
  /** What is left out: its subject, all but the question word, what the answer named, and so on; 'control' for nothing. */
  kind: z.enum(['question-word', 'ellipsis', 'pronoun', 'answer', 'replacement', 'control']),
  fact: z.string().min(1),
  /** The questions asked before it, in order. */
  earlier: z.array(z.string().min(1)).min(1),
  question: z.string().min(1),
  /** Whether it cannot be understood without them. */
  leans: z.boolean(),
  /** The same, asked so that it can. */
  alone: z.string().min(1),
  /** Every paragraph that answers; empty where the report does not. */
  gold: z.array(z.strictObject({ document: z.string(), paragraph: z.int().nonnegative() })),
});

/** A question with those before it, labelled. */
export type FollowUpPair = z.infer<typeof pairSchema>;

/**
 * Reads labelled follow-up questions, one JSON object a line.
 * @throws IsnadError CORPUS_FAULT naming file and line
 */
export const readFollowUpPairs = (file: string): Promise<FollowUpPair[]> =>
  readLabels(file, pairSchema, 'a labelled follow-up');
