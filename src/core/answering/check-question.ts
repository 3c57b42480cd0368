import { IsnadError } from '../errors.ts';

/** UTF-16 units of the longest question that is read: what a Discord message can hold. */
export const questionLimit = 2000;

/**
 * @returns the question without the white space around it
 * @throws IsnadError QUESTION_EMPTY, QUESTION_TOO_LONG, QUESTION_WITHOUT_WORDS
 */
export function checkQuestion(question: string): string {
  const trimmed = question.trim();
  if (!trimmed) throw new IsnadError('QUESTION_EMPTY');
  if (trimmed.length > questionLimit)
    throw new IsnadError('QUESTION_TOO_LONG', trimmed.length, questionLimit);
  if (!/[\p{L}\p{N}]/u.test(trimmed)) throw new IsnadError('QUESTION_WITHOUT_WORDS');
  return trimmed;
}
