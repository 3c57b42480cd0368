import type { Language } from '../language.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { SummaryLength, SummarySentence } from './summary.ts';

/** A sentence that a summary may take, in the report's order. */
export interface SummaryCandidate extends SummarySentence {
  readonly language: Language;
  /** Its unit vector; null while the embedder is down. */
  readonly vector: Float32Array | null;
  /** The title and caption of its report, with their unit vector. */
  readonly heading: { readonly text: string; readonly vector: Float32Array | null };
  /** How much it says on the topic, 0 to 1; 1 where there is no topic. */
  readonly relevance: number;
}

const sentenceCounts: Readonly<Record<SummaryLength, number>> = { short: 3, medium: 5, long: 9 };

/** What likeness to the report's title and caption, standing early and being on the topic add; what repetition takes. */
const weights = { heading: 0.8, position: 0.1, relevance: 1.5, redundancy: 0.5 } as const;

/** Two sentences this alike say the same. */
const duplicate = 0.95;

/**
 * Picks a report's own sentences: the most central ones, early ones first, without those that repeat what is chosen
 * (maximal marginal relevance, Carbonell and Goldstein 1998; centrality as in LexRank, Erkan and Radev 2004).
 * @returns in the order of the candidates
 */
export function selectSentences(
  candidates: readonly SummaryCandidate[],
  length: SummaryLength,
): SummaryCandidate[] {
  const similarity = similarities(candidates);
  const salience = candidates.map((candidate, place) => {
    const row = similarity[place] ?? [];
    const centrality = row.reduce((sum, value) => sum + value, -1) / Math.max(1, candidates.length - 1);
    const position = 1 / (1 + Math.max(0, candidate.paragraph - 1) / 2);
    return (
      centrality +
      weights.heading * headingSimilarity(candidate) +
      weights.position * position +
      weights.relevance * candidate.relevance
    );
  });
  const chosen: number[] = [];
  while (chosen.length < Math.min(sentenceCounts[length], candidates.length)) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (const place of candidates.keys()) {
      if (chosen.includes(place)) continue;
      const repeated = Math.max(0, ...chosen.map((other) => similarity[place]?.[other] ?? 0));
      if (repeated > duplicate) continue;
      const score = (salience[place] ?? 0) - weights.redundancy * repeated;
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

/** Every candidate's likeness to every other, 1 to itself. */
function similarities(candidates: readonly SummaryCandidate[]): number[][] {
  const bags = candidates.map(({ text, language }) => bagOfStems(text, language));
  const rows: number[][] = candidates.map(() => []);
  for (const [row, left] of candidates.entries()) {
    for (const [column, right] of candidates.slice(0, row + 1).entries()) {
      const value = likeness(left, right, bags[row] as Set<string>, bags[column] as Set<string>);
      (rows[row] as number[])[column] = value;
      (rows[column] as number[])[row] = value;
    }
  }
  return rows;
}

function likeness(
  left: SummaryCandidate,
  right: SummaryCandidate,
  leftBag: ReadonlySet<string>,
  rightBag: ReadonlySet<string>,
): number {
  if (left.text === right.text) return 1;
  return left.vector && right.vector ? dot(left.vector, right.vector) : cosine(leftBag, rightBag);
}

function headingSimilarity({ text, vector, heading, language }: SummaryCandidate): number {
  return vector && heading.vector
    ? dot(vector, heading.vector)
    : cosine(bagOfStems(text, language), bagOfStems(heading.text, language));
}

const bagOfStems = (text: string, language: Language): Set<string> =>
  new Set(
    tokenize(text)
      .filter(({ word }) => !isStopWord(word, language))
      .map(({ stem }) => stem),
  );

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  // A counted loop: with a callback for each number, a long report's summary held up its thread for most of a second.
  for (let place = 0; place < left.length; place++) sum += (left[place] as number) * (right[place] as number);
  return sum;
}

function cosine(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const stem of left) if (right.has(stem)) shared++;
  return shared / Math.sqrt(left.size * right.size);
}
