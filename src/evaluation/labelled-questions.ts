import { z } from 'zod';
import { languages } from '../core/language.ts';
import { readLabels } from './labels-file.ts';

const goldSchema = z.strictObject({
  document: z.string(),
  paragraph: z.int().nonnegative(),
  /** The words that answer, verbatim from the original. */
  answer: z.string().min(1),
});

const questionSchema = z.strictObject({
  id: z.string().min(1),
  /** What may be looked at while weights are fitted, and what is only reported. No fact is asked in both. */
  half: z.enum(['calibrate', 'report']),
  language: z.enum(languages),
  variety: z.enum(['standard', 'dialect', 'misspelt', 'digits', 'english']),
  kind: z.string().min(1),
  fact: z.string().min(1),
  question: z.string().min(1),
  /** Every paragraph that answers; empty where the report does not. */
  gold: z.array(goldSchema),
});

export type LabelledQuestion = z.infer<typeof questionSchema>;

/**
 * Reads labelled questions, one JSON object a line.
 * @throws IsnadError CORPUS_FAULT naming file and line
 */
export const readLabelledQuestions = (file: string): Promise<LabelledQuestion[]> =>
  readLabels(file, questionSchema, 'a labelled question');
