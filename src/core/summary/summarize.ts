import { bagOfStems, likeness } from './likeness.ts';
import { salienceOf } from './salience.ts';
import type { SummaryCandidate, SummaryLength } from './summary.ts';

const sentenceCounts: Readonly<Record<SummaryLength, number>> = { short: 3, medium: 5, long: 9 };

/** What repeating a chosen sentence takes from a sentence, beside the weights of its salience. */
const redundancy = 0.6;

/** Two sentences this alike say the same. */
const duplicate = 0.95;

/**
 * Picks a report's own sentences: the most salient ones without those that repeat what is chosen (maximal marginal
 * relevance, Carbonell and Goldstein 1998).
 * @returns in the order of the candidates
 */
export function selectSentences(
  candidates: readonly SummaryCandidate[],
  length: SummaryLength,
): SummaryCandidate[] {
  const similarity = similarities(candidates);
  const salience = candidates.map((candidate, place) =>
    salienceOf(candidate, centralityOf(similarity[place] ?? [])),
  );
  const chosen: number[] = [];
  while (chosen.length < Math.min(sentenceCounts[length], candidates.length)) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (const place of candidates.keys()) {
      if (chosen.includes(place)) continue;
      const repeated = Math.max(0, ...chosen.map((other) => similarity[place]?.[other] ?? 0));
      if (repeated > duplicate) continue;
      const score = (salience[place] ?? 0) - redundancy * repeated;
      if (score > highest) {
        highest = score;
        best = place;
      }
    }
    if (best < 0) break;
    chosen.push(best);
  }
  return chosen.sort((left, right) => left - right).map((place) => candidates[place] as SummaryCandidate);
}

/** A sentence's mean likeness to the others (LexRank's degree centrality, Erkan and Radev 2004). */
const centralityOf = (row: readonly number[]): number =>
  row.reduce((sum, value) => sum + value, -1) / Math.max(1, row.length - 1);

/** Every candidate's likeness to every other, 1 to itself. */
function similarities(candidates: readonly SummaryCandidate[]): number[][] {
  const texts = candidates.map(({ text, vector, language }) => ({
    text,
    vector,
    stems: bagOfStems(text, language),
  }));
  const rows: number[][] = texts.map(() => []);
  for (const [row, left] of texts.entries()) {
    for (const [column, right] of texts.slice(0, row + 1).entries()) {
      const value = likeness(left, right);
      (rows[row] as number[])[column] = value;
      (rows[column] as number[])[row] = value;
    }
  }
  return rows;
}
