import { roundRow } from '../levels.ts';
import type { Arena } from './arena.ts';
import type { Kernels } from './kernels.ts';

/** A thread's share of the work. Every result has one owner, so their number does not change a bit of it. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

type Phase = (arena: Arena, kernels: Kernels, share: Share) => void;

/** The first and the last but one of a share of `count` things, cut at multiples of `grain`. */
function range(count: number, { index, of }: Share, grain = 1): [from: number, to: number] {
  const grains = Math.ceil(count / grain);
  const cut = (place: number) => Math.min(count, Math.floor((grains * place) / of) * grain);
  return [cut(index), cut(index + 1)];
}

const numbersOf = ({ counts }: Arena) => ({ queries: counts[0] ?? 0, passages: counts[1] ?? 0 });

/** A text's vector: the weighted sum of its rows, the pivot in the last place, at length 1. */
const embed: Phase = (arena, kernels, share) => {
  const { table, offsets, tokens, weights, pivots, vectors, lengths, size } = arena;
  const { dimensions } = size;
  const bytes = dimensions * 4;
  const { queries, passages } = numbersOf(arena);
  const [from, to] = range(queries + passages, share);
  vectors.fill(0, from * dimensions, to * dimensions);
  for (let text = from; text < to; text++) {
    const vector = vectors.byteOffset + text * bytes;
    for (let place = offsets[text] as number; place < (offsets[text + 1] as number); place++) {
      const row = table.byteOffset + (tokens[place] as number) * bytes;
      kernels.addScaled(vector, row, weights[place] as number, bytes);
    }
    vectors[(text + 1) * dimensions - 1] = pivots[text] as number;
    const length = Math.sqrt(kernels.dot(vector, vector, bytes)) || 1;
    lengths[text] = length;
    kernels.blend(vector, 1 / length, vector, 0, bytes);
  }
};

/** The cosine of every query with every passage. */
const compare: Phase = (arena, kernels, share) => {
  const { vectors, scores, size } = arena;
  const bytes = size.dimensions * 4;
  const { queries, passages } = numbersOf(arena);
  const [from, to] = range(queries, share, 2);
  const firstPassage = vectors.byteOffset + queries * bytes;
  for (let query = from; query < to; query += 2) {
    for (let passage = 0; passage < passages; passage += 4) {
      kernels.dotTwoFour(
        vectors.byteOffset + query * bytes,
        firstPassage + passage * bytes,
        scores.byteOffset + (query * passages + passage) * 4,
        passages * 4,
        bytes,
      );
    }
  }
};

/** Cosines lie between -1 and 1, so that exponentials relative to 1 neither overflow nor vanish at any sane temperature. */
const sumExponentials: Phase = (arena, _, share) => {
  const { scores, masked, queryLogs, passageLogs, settings } = arena;
  const temperature = settings[0] as number;
  const { queries, passages } = numbersOf(arena);
  const [from, to] = range(queries, share);
  for (let query = from; query < to; query++) {
    let sum = 0;
    for (let place = query * passages; place < (query + 1) * passages; place++) {
      if (!masked[place]) sum += Math.exp(((scores[place] as number) - 1) / temperature);
    }
    queryLogs[query] = Math.log(sum);
  }
  const [first, end] = range(queries, share);
  const sums = new Float64Array(end - first);
  for (let query = 0; query < queries; query++) {
    for (let passage = first; passage < end; passage++) {
      const place = query * passages + passage;
      if (!masked[place]) {
        sums[passage - first] =
          (sums[passage - first] as number) + Math.exp(((scores[place] as number) - 1) / temperature);
      }
    }
  }
  for (let passage = first; passage < end; passage++) {
    passageLogs[passage] = Math.log(sums[passage - first] as number);
  }
};

/** The derivative of the loss by each cosine, in place of it, and transposed. */
const differentiate: Phase = (arena, _, share) => {
  const { scores, transposed, masked, queryLogs, passageLogs, settings } = arena;
  const temperature = settings[0] as number;
  const { queries, passages } = numbersOf(arena);
  const scale = 1 / (2 * queries * temperature);
  const [from, to] = range(queries, share);
  for (let query = from; query < to; query++) {
    for (let passage = 0; passage < passages; passage++) {
      const place = query * passages + passage;
      let derivative = 0;
      if (!masked[place]) {
        const logit = ((scores[place] as number) - 1) / temperature;
        derivative = Math.exp(logit - (queryLogs[query] as number));
        if (passage < queries) derivative += Math.exp(logit - (passageLogs[passage] as number));
        if (passage === query) derivative -= 2;
      }
      scores[place] = derivative * scale;
      transposed[passage * queries + query] = derivative * scale;
    }
  }
};

/** The derivative of the loss by each text's sum of rows, before it was brought to length 1. */
const propagate: Phase = (arena, kernels, share) => {
  const { vectors, gradients, scores, transposed, lengths, size } = arena;
  const { dimensions } = size;
  const bytes = dimensions * 4;
  const { queries, passages } = numbersOf(arena);
  const [from, to] = range(queries + passages, share);
  gradients.fill(0, from * dimensions, to * dimensions);
  for (let text = from; text < to; text++) {
    const isQuery = text < queries;
    const gradient = gradients.byteOffset + text * bytes;
    const others = vectors.byteOffset + (isQuery ? queries * bytes : 0);
    const [count, factors] = isQuery
      ? [passages, scores.byteOffset + text * passages * 4]
      : [queries, transposed.byteOffset + (text - queries) * queries * 4];
    for (let other = 0; other < count; other += 4) {
      kernels.addFour(gradient, others + other * bytes, factors + other * 4, bytes);
    }
    const vector = vectors.byteOffset + text * bytes;
    const along = kernels.dot(gradient, vector, bytes);
    const length = lengths[text] as number;
    kernels.blend(gradient, 1 / length, vector, -along / length, bytes);
    gradients[(text + 1) * dimensions - 1] = 0;
  }
};

/** The derivative of the loss by a distinct row of the batch, into this thread's scratch; returns its address. */
export function rowGradient(arena: Arena, kernels: Kernels, place: number, share: Share): number {
  const { uses, users, userWeights, gradients, scratch, size } = arena;
  const bytes = size.dimensions * 4;
  scratch.fill(0, share.index * size.dimensions, (share.index + 1) * size.dimensions);
  const gradient = scratch.byteOffset + share.index * bytes;
  for (let use = uses[place] as number; use < (uses[place + 1] as number); use++) {
    const from = gradients.byteOffset + (users[use] as number) * bytes;
    kernels.addScaled(gradient, from, userWeights[use] as number, bytes);
  }
  return gradient;
}

const momentumKept = 0.9;
const squaresKept = 0.99;

/**
 * Adam (Kingma and Ba 2015) on the rows of this batch alone: on the numbers of a row, with one mean square a row, and apart
 * from that, and faster, on the logarithm of its length, which is how much its token counts.
 */
const update: Phase = (arena, kernels, share) => {
  const { distinct, momentum, squares, touches, scaleMomentum, scaleSquares, counts, settings, size } = arena;
  const rounding = settings[3] === 1;
  const learning = rounding ? arena.exact : arena.table;
  const bytes = size.dimensions * 4;
  const rate = settings[1] as number;
  const scaleRate = settings[2] as number;
  const [from, to] = range(counts[2] as number, share);
  for (let place = from; place < to; place++) {
    const row = distinct[place] as number;
    const address = learning.byteOffset + row * bytes;
    const moments = momentum.byteOffset + row * bytes;
    const gradient = rowGradient(arena, kernels, place, share);
    const touched = (touches[row] as number) + 1;
    touches[row] = touched;
    const unbiased = { mean: 1 - momentumKept ** touched, square: 1 - squaresKept ** touched };

    const along = kernels.dot(gradient, address, bytes);
    const scaleMean = momentumKept * (scaleMomentum[row] as number) + (1 - momentumKept) * along;
    const scaleSquare = squaresKept * (scaleSquares[row] as number) + (1 - squaresKept) * along * along;
    scaleMomentum[row] = scaleMean;
    scaleSquares[row] = scaleSquare;
    const scaleStep =
      (scaleRate * scaleMean) / unbiased.mean / (Math.sqrt(scaleSquare / unbiased.square) + 1e-12);

    const square = kernels.dot(gradient, gradient, bytes) / size.dimensions;
    const squareMean = squaresKept * (squares[row] as number) + (1 - squaresKept) * square;
    squares[row] = squareMean;
    kernels.blend(moments, momentumKept, gradient, 1 - momentumKept, bytes);
    const step = rate / unbiased.mean / (Math.sqrt(squareMean / unbiased.square) + 1e-12);
    kernels.blend(address, Math.exp(-scaleStep), moments, -step, bytes);
    if (rounding) roundTableRow(arena, row);
  }
};

/** Rounds all rows, when that begins. */
const round: Phase = (arena, _, share) => {
  const [from, to] = range(arena.size.rows, share);
  for (let row = from; row < to; row++) roundTableRow(arena, row);
};

function roundTableRow({ exact, table, levels, size }: Arena, row: number): void {
  const [start, end] = [row * size.dimensions, (row + 1) * size.dimensions];
  roundRow(exact.subarray(start, end), levels, table.subarray(start, end));
}

/** What the threads can be asked to do together. */
export const phases = { embed, compare, sumExponentials, differentiate, propagate, update, round };
export type PhaseName = keyof typeof phases;
export const phaseNames = Object.keys(phases) as PhaseName[];
