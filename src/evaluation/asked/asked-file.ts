import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { IsnadError } from '../../core/errors.ts';
import { languages } from '../../core/language.ts';
import { replaceFile } from '../../engines/index-store/durable-files.ts';
import { readLabels } from '../labels-file.ts';

const askedSchema = z.strictObject({
  id: z.string().min(1),
  language: z.enum(languages),
  question: z.string().min(1),
  /** A refused question is one that nobody need answer; it is kept so as not to come up again. */
  decision: z.enum(['accepted', 'refused']),
  /** Every paragraph that answers; empty where the report does not, or the question is refused. */
  gold: z.array(z.strictObject({ document: z.string(), paragraph: z.int().nonnegative() })),
});

/** A question that people asked, and what somebody who read the report said of it. */
export type AskedQuestion = z.infer<typeof askedSchema>;

/** The file of a corpus that holds them, beside its reports. */
export const askedFile = ({ corpusDir }: Pick<Config, 'corpusDir'>): string =>
  path.join(corpusDir, 'asked.jsonl');

/**
 * Reads the questions that were decided, one JSON object a line; none where there is no file.
 * @throws IsnadError CORPUS_FAULT naming file and line
 */
export const readAsked = async (file: string): Promise<AskedQuestion[]> =>
  existsSync(file) ? readLabels(file, askedSchema, 'a decided question') : [];

/**
 * Replaces the file as a whole, or leaves it as it was.
 * @throws IsnadError REPORT_UNWRITABLE
 */
export async function writeAsked(file: string, asked: readonly AskedQuestion[]): Promise<void> {
  try {
    await replaceFile(file, asked.map((question) => `${JSON.stringify(question)}\n`).join(''));
  } catch (error) {
    throw new IsnadError('REPORT_UNWRITABLE', file, (error as Error).message);
  }
}
