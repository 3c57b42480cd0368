import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FairQueue, QueueFull } from '../../../src/discord/fairness/fair-queue.ts';

/** Work that goes on until it is let go. */
function work() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

/** Has all of this work ask for a turn while one piece is under way, and returns the order in which it was done. */
async function orderOf(asked: readonly string[]): Promise<string[]> {
  const queue = new FairQueue({ concurrent: 1, waiting: asked.length });
  const first = work();
  const running = queue.run('nobody', () => first.ended);
  const done: string[] = [];
  const counts = new Map<string, number>();
  const all = asked.map((person) => {
    const number = counts.get(person) ?? 0;
    counts.set(person, number + 1);
    return queue.run(person, async () => void done.push(`${person}${number}`));
  });
  expect(queue.length).toBe(asked.length);
  first.end();
  await Promise.all([running, ...all]);
  expect(queue.length).toBe(0);
  return done;
}

describe('FairQueue', () => {
  it('has people take turns', async () => {
    expect(await orderOf(['a', 'a', 'a', 'b', 'c', 'b'])).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2']);
  });

  it("lets nobody wait for more than one piece of another's work, and keeps each one's in order", async () => {
    const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(people, async (asked) => {
        const done = await orderOf(asked);
        expect([...done].sort()).toHaveLength(asked.length);
        const rounds = done.map((name) => Number(name.slice(1)));
        // All were there from the beginning: the first pieces of all come before the second of any, and so on.
        expect(rounds).toEqual([...rounds].sort((one, other) => one - other));
        const order = [...new Set(asked)];
        for (const round of new Set(rounds)) {
          const turns = done.filter((name) => Number(name.slice(1)) === round).map((name) => name[0]);
          const named = [...order].filter((person) => turns.includes(person));
          expect(turns).toEqual(named);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('runs as many at a time as it may, and as soon as one ends the next', async () => {
    const queue = new FairQueue({ concurrent: 2, waiting: 10 });
    const pieces = Array.from({ length: 4 }, work);
    let running = 0;
    const all = pieces.map(({ ended }) =>
      queue.run('a', async () => {
        running += 1;
        await ended;
        running -= 1;
      }),
    );
    for (const { end } of pieces) {
      await new Promise(setImmediate);
      expect(running).toBe(Math.min(2, running + queue.length));
      end();
    }
    await Promise.all(all);
    expect(running).toBe(0);
  });

  it('takes no more than may wait', async () => {
    const queue = new FairQueue({ concurrent: 1, waiting: 1 });
    const first = work();
    const running = queue.run('a', () => first.ended);
    const waiting = queue.run('a', async () => 'done');
    await expect(queue.run('b', async () => 'never')).rejects.toThrow(QueueFull);
    first.end();
    await running;
    expect(await waiting).toBe('done');
    expect(await queue.run('b', async () => 'now')).toBe('now');
  });

  it('gives the place of work that fails to the next', async () => {
    const queue = new FairQueue({ concurrent: 1, waiting: 10 });
    const failing = queue.run('a', () => Promise.reject(new Error('broken')));
    const thrown = queue.run('a', () => {
      throw new Error('at once');
    });
    const next = queue.run('b', async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    await expect(thrown).rejects.toThrow('at once');
    expect(await next).toBe('done');
    expect(queue.length).toBe(0);
  });
});
