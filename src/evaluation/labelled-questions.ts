import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IsnadError } from '../core/errors.ts';
import { languages } from '../core/language.ts';

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
export async function readLabelledQuestions(file: string): Promise<LabelledQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, place) => {
    if (!line.trim()) return [];
    const parsed = questionSchema.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    const issue = parsed.error.issues[0];
    const fault = `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a labelled question'}. Correct the line.`;
    throw new IsnadError('CORPUS_FAULT', file, place + 1, fault);
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
