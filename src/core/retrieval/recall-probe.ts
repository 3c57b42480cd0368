import type { Neighbour } from '../vector-index.ts';
import { dotProduct } from './exact-search.ts';

/** Neighbours that an exact search and the index are compared by. */
const depth = 10;

/** Likenesses nearer than this are the same: of two passages with one text either may stand for the other. */
const tolerance = 1e-6;

type Search = (vector: Float32Array, k: number) => readonly Neighbour[];

/**
 * Measures the recall@10 of an approximate index against exact search: it is shown every vector once, while they stream
 * by, and keeps the ten nearest to each of some questions.
 */
export class RecallProbe {
  private readonly questions: readonly Float32Array[];
  /** For each question the greatest similarities seen, greatest first. */
  private readonly nearest: number[][];

  constructor(questions: readonly Float32Array[]) {
    this.questions = questions;
    this.nearest = questions.map(() => []);
  }

  see(vector: Float32Array): void {
    for (const [place, question] of this.questions.entries()) {
      const similarity = dotProduct(question, vector);
      const list = this.nearest[place] as number[];
      if (list.length === depth && similarity <= (list[depth - 1] as number)) continue;
      const at = list.findIndex((other) => other < similarity);
      list.splice(at < 0 ? list.length : at, 0, similarity);
      list.length = Math.min(list.length, depth);
    }
  }

  /** The share, 0 to 1, of the nearest vectors that a search finds; 1 without questions. */
  recallOf(search: Search): number {
    const all = this.neighbours();
    return all === 0 ? 1 : 1 - this.missedBy(search, all) / all;
  }

  /** Whether a search finds at least a share of the nearest vectors; one that does not is mostly found out soon. */
  reaches(share: number, search: Search): boolean {
    const most = (1 - share) * this.neighbours();
    return this.missedBy(search, most) <= most;
  }

  private neighbours(): number {
    return this.nearest.reduce((sum, { length }) => sum + length, 0);
  }

  /** How many of the nearest vectors a search misses, counted until they are more than `most`. */
  private missedBy(search: Search, most: number): number {
    let missed = 0;
    for (const [place, question] of this.questions.entries()) {
      const list = this.nearest[place] as number[];
      const least = (list.at(-1) ?? 1) - tolerance;
      missed +=
        list.length - search(question, list.length).filter(({ similarity }) => similarity >= least).length;
      if (missed > most) break;
    }
    return missed;
  }
}
