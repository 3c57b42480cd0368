import type { Answer, Excerpt } from './answer.ts';

/** An excerpt this much less likely than the best adds nothing to an answer. */
const worthwhile = 0.05;

/**
 * The excerpts that a person is shown: of an answer those that add to it; of a declined question all, as the nearest
 * passages, and without an answering sentence, since none answers.
 */
export function shownExcerpts({ answered, excerpts }: Answer): Excerpt[] {
  if (!answered) return excerpts.map((excerpt) => ({ ...excerpt, answer: null }));
  const least = (excerpts[0]?.score ?? 0) * worthwhile;
  return excerpts.filter(({ score }, place) => place === 0 || score >= least);
}
