import { describe, expect, it } from 'vitest';
import { Turns } from '../src/turns.ts';

/** Keeps the thread busy for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function* steps(count: number): Generator<void, string> {
  for (let step = 0; step < count; step++) {
    work(3);
    yield;
  }
  return 'done';
}

/** How often somebody else, who always waits, gets the thread while a promise is pending. */
async function turnsOfOthers(pending: Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const others = (): void => {
    turns++;
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  await pending;
  over = true;
  return turns;
}

describe('Turns', () => {
  it('runs a generator to its end and lets others have the thread meanwhile', async () => {
    const running = new Turns().run(steps(20));
    expect(await turnsOfOthers(running)).toBeGreaterThanOrEqual(4);
    expect(await running).toBe('done');
  });

  it('does not give up the thread for what is soon done', async () => {
    expect(await turnsOfOthers(new Turns().run(steps(1)))).toBeLessThanOrEqual(1);
  });
});
