import { describe, expect, it } from 'vitest';
import { OneATurn, Turns } from '../src/turns.ts';

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

describe('OneATurn', () => {
  it('does pieces of work that come together in their order, and lets others have the thread after each', async () => {
    const turns = new OneATurn();
    const done: number[] = [];
    const pieces = Array.from({ length: 10 }, (_, piece) => turns.do(() => done.push(piece)));
    expect(await turnsOfOthers(Promise.all(pieces))).toBeGreaterThanOrEqual(8);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('does one that comes alone at once', () => {
    let done = false;
    void new OneATurn().do(() => {
      done = true;
    });
    expect(done).toBe(true);
  });

  it('goes on after one that fails, and only its caller hears of it', async () => {
    const turns = new OneATurn();
    const failing = () => {
      throw new Error('broken');
    };
    const all = await Promise.allSettled([turns.do(failing), turns.do(failing), turns.do(() => 'done')]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});
