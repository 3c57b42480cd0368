import type { AnalyzedQuestion } from '../../core/answering/question.ts';
import type { DenseHit, Retriever } from '../../core/retrieval/retriever.ts';
import type { FittingCase } from '../fit-model.ts';

/**
 * A question's candidates, and those that there are where the right paragraphs are left out. They are searched for once
 * more: some signals are shares of the best, which a right paragraph would still set after it was taken out.
 */
export function bothWays(
  retriever: Retriever,
  question: AnalyzedQuestion,
  hits: readonly DenseHit[],
  right: readonly number[],
): Pick<FittingCase, 'candidates' | 'others' | 'right'> {
  const candidates = retriever.candidates(question, hits);
  const others = right.length > 0 ? retriever.candidates(question, hits, new Set(right)) : candidates;
  return { candidates, others, right };
}
