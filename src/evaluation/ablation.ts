import { answeringModel } from '../core/answering/model.ts';
import type { ParagraphPlace } from '../core/corpus/passages.ts';
import { rank } from '../core/ranking/ranker.ts';
import type { Examined } from './examiner.ts';
import { type Signal, signals } from './signals.ts';

/** Places of the right paragraphs in some order of a question's candidates, from 1; empty where none is among them. */
type Ranks = readonly number[];

export interface Ablation {
  readonly signal: Signal;
  /** By question: with the signal's weights at zero. */
  readonly without: readonly Ranks[];
  /** By question: with nothing but the signal; null for one too coarse to rank by. */
  readonly alone: readonly Ranks[] | null;
}

/**
 * Turns each signal off in turn. Its weights are set to zero and the others stay as they were fitted with it, so that what
 * it is worth is rather over- than understated. Which candidates are proposed stays the same.
 */
export const ablate = (
  examined: readonly Examined[],
  places: readonly ParagraphPlace[],
  ablated: readonly Signal[] = signals,
): Ablation[] =>
  ablated.map((signal) => ({
    signal,
    without: examined.map((each) => ranksByWeights(each, places, weightsWithout(signal))),
    alone: signal.read && examined.map((each) => ranksBySignal(each, signal)),
  }));

type Weights = Parameters<typeof rank>[3];

function weightsWithout({ features }: Signal): Weights {
  const ranking = Object.fromEntries(
    Object.entries(answeringModel.ranking).map(([name, weight]) => [
      name,
      features.includes(name) ? 0 : weight,
    ]),
  ) as unknown as Weights['ranking'];
  return { sentence: answeringModel.sentence, ranking };
}

function ranksByWeights(
  { candidates, read, right }: Examined,
  places: readonly ParagraphPlace[],
  weights: Weights,
): Ranks {
  const ranked = rank(candidates, read.question, places, weights);
  return ranked.flatMap(({ paragraph }, place) => (right.has(paragraph) ? [place + 1] : []));
}

/** Ranks by one signal; a right paragraph that ties with others stands behind them, and one that scores 0 nowhere. */
export function ranksBySignal({ candidates, right }: Examined, { read: readSignal }: Signal): Ranks {
  if (!readSignal) return [];
  const scored = candidates.map((candidate) => ({
    score: readSignal(candidate),
    isRight: right.has(candidate.paragraph),
  }));
  return scored
    .filter(({ score, isRight }) => isRight && score > 0)
    .map((one) => 1 + scored.filter((other) => other !== one && beats(other, one)).length)
    .sort((left, right) => left - right);
}

const beats = (
  other: { readonly score: number; readonly isRight: boolean },
  one: { readonly score: number },
): boolean => other.score > one.score || (other.score === one.score && !other.isRight);
