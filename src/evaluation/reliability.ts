import type { Judged } from './measures.ts';

/** Scores from `from` up to `to`, how many there are, their mean, and how many of those excerpts did answer. */
interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanScore: number;
  readonly shareRight: number;
}

export interface Reliability {
  /** Only bins that hold a score. */
  readonly bins: readonly ReliabilityBin[];
  /** The mean distance of a bin's mean score from its share of right ones, each bin by its count. */
  readonly calibrationError: number;
}

const binCount = 10;

/**
 * How far the first excerpt's score can be taken for the probability that this excerpt answers: bins of equal width and the
 * expected calibration error (Guo et al. 2017).
 */
export function reliabilityOf(judged: readonly Judged[]): Reliability {
  const binOf = ({ probability }: Judged) => Math.min(binCount - 1, Math.floor(probability * binCount));
  const bins = Array.from({ length: binCount }, (_, bin) => ({
    bin,
    members: judged.filter((each) => binOf(each) === bin),
  }))
    .filter(({ members }) => members.length > 0)
    .map(({ bin, members }) => ({
      from: bin / binCount,
      to: (bin + 1) / binCount,
      count: members.length,
      meanScore: mean(members.map(({ probability }) => probability)),
      shareRight: mean(members.map(({ ranks }) => Number(ranks[0] === 1))),
    }));
  const gaps = bins.map(({ count, meanScore, shareRight }) => count * Math.abs(meanScore - shareRight));
  return { bins, calibrationError: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, judged.length) };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
