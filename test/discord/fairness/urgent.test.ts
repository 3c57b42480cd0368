import { expect, it } from 'vitest';
import { FairQueue } from '../../../src/discord/fairness/fair-queue.ts';
import { Urgent } from '../../../src/discord/fairness/urgent.ts';

const never = new Promise<void>(() => {});

it('lets what is urgent finish before other work starts', async () => {
  const urgent = new Urgent(60_000);
  const queue = new FairQueue({ concurrent: 4, waiting: 10, calm: () => urgent.calm() });
  const order: string[] = [];
  let finish = () => {};
  const first = urgent.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const second = urgent.run(async () => {
    throw new Error('refused');
  });
  const work = ['a', 'b'].map((person) => queue.run(person, async () => void order.push(person)));
  await expect(second).rejects.toThrow('refused');
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual([]);
  order.push('urgent');
  finish();
  await Promise.all([first, ...work]);
  expect(order).toEqual(['urgent', 'a', 'b']);
});

it('does not let other work wait for ever', async () => {
  const urgent = new Urgent(20);
  void urgent.run(() => never);
  const queue = new FairQueue({ concurrent: 1, waiting: 1, calm: () => urgent.calm() });
  expect(await queue.run('a', async () => 'done')).toBe('done');
});

it('lets other work start at once where nothing is urgent', async () => {
  const urgent = new Urgent(60_000);
  await urgent.run(async () => {});
  await urgent.calm();
});
