import { IsnadError } from '../../core/errors.ts';
import type { WorkCounter } from './counted-work.ts';

/** How much of what there is once may come with twice the size: 2 is linear, 4 quadratic. */
const mostByDoubling = 2.5;

/** Work below this many blocks tells nothing of how it grows. */
const least = 2_000;

/**
 * Does a piece of work on a text of each size, which double, and compares what was counted.
 * @returns what grew by more than a linear piece of work does; null where nothing did
 */
export async function growthFault(
  counter: WorkCounter,
  sizes: readonly number[],
  work: (size: number) => Promise<unknown>,
): Promise<string | null> {
  const counts: number[] = [];
  for (const size of sizes) {
    // Once before it counts: caches fill and code is loaded.
    await refusedOrDone(() => work(size));
    counts.push(await counter.of(() => refusedOrDone(() => work(size))));
  }
  const steep = counts.findIndex((count, place) => {
    const before = counts[place - 1];
    return before !== undefined && count > mostByDoubling * Math.max(before, least);
  });
  return steep < 0 ? null : `${counts.join(', ')} blocks ran for ${sizes.join(', ')} characters`;
}

/** A refusal is as good as an answer: what counts is the work that it took. */
async function refusedOrDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
  }
}
