import type { Decision } from '../answering/answer-question.ts';
import type { ParagraphPlace } from '../corpus/passages.ts';
import type { Report } from '../corpus/report.ts';
import { flatten, type PlacedCandidate } from './candidates.ts';

/**
 * The paragraph that a candidate may be suggested for: the one that it was made from, or for a term one that holds it,
 * provided that the assistant answers it from there first.
 * @returns null where the assistant declines it, or answers it from elsewhere
 */
export function answeredFrom(
  candidate: PlacedCandidate,
  { answered, excerpts }: Decision,
  reports: readonly Report[],
  places: readonly ParagraphPlace[],
): { readonly document: string; readonly paragraph: number } | null {
  const [best] = excerpts;
  if (!answered || !best) return null;
  const { document, paragraph } = best;
  const report = reports.find(({ slug }) => slug === document);
  if (!report) return null;
  if (candidate.paragraph !== null) {
    const place = places[candidate.paragraph];
    const isOwn = place !== undefined && reports[place.report] === report && place.paragraph === paragraph;
    return isOwn ? { document, paragraph } : null;
  }
  // That a heading names the term is no answer.
  if (paragraph === 0) return null;
  const texts = [report.original, ...report.renditions].map(({ paragraphs }) => paragraphs[paragraph] ?? '');
  // Conjunctions and prepositions may be joined before it.
  const holds = texts.some((text) => `${flatten(text)} `.includes(`${flatten(candidate.term ?? '')} `));
  return holds ? { document, paragraph } : null;
}
