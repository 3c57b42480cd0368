import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { IsnadError } from '../core/errors.ts';

/**
 * Reads a file of labels, one JSON object a line.
 * @param name what a line is, for the fault
 * @throws IsnadError CORPUS_FAULT naming file and line
 */
export async function readLabels<Label>(
  file: string,
  schema: z.ZodType<Label>,
  name: string,
): Promise<Label[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, place) => {
    if (!line.trim()) return [];
    const parsed = schema.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    const issue = parsed.error.issues[0];
    const fault = `${issue?.path.join('.') || 'line'}: ${issue?.message ?? `not ${name}`}. Correct the line.`;
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
