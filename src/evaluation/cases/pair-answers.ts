import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { IsnadError } from '../../core/errors.ts';

const pairAnswerSchema = z.strictObject({
  /** The key of the question and its passage, which stand in the public file alone. */
  pair: z.string().length(12),
  /** Words of the passage that answer, as it has them; empty where it does not answer after all. */
  answer: z.string(),
  /** The question in English, translated by us. */
  english: z.string().min(1),
  /** A question on the passage's subject that neither it nor another passage answers, written by us. */
  trap: z.string().min(1).optional(),
});
export type PairAnswer = z.infer<typeof pairAnswerSchema>;

/** What names a public pair without repeating it. */
export const pairKey = (question: string, passage: string): string =>
  createHash('sha256').update(`${question}\n${passage}`).digest('hex').slice(0, 12);

/**
 * Reads our labels of public pairs, one JSON object a line, by the pair's key.
 * @throws IsnadError CORPUS_FAULT naming file and line
 */
export async function readPairAnswers(file: string): Promise<Map<string, PairAnswer>> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return new Map(
    lines.map((line, place) => {
      try {
        const label = pairAnswerSchema.parse(JSON.parse(line));
        return [label.pair, label];
      } catch (error) {
        throw new IsnadError(
          'CORPUS_FAULT',
          file,
          place + 1,
          `${(error as Error).message}. Correct the line.`,
        );
      }
    }),
  );
}
