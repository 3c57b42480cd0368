import { expect, it } from 'vitest';
import type { Holding } from '../../src/reliability/soak/bot-process.ts';
import { memoryTrials } from '../../src/reliability/soak/holdings.ts';

const megabyte = 2 ** 20;
const samples = 120;
/** A heap that moves up and down by 4 MB about 50, and grows by so many MB over the time. */
const heapThatGrows = (growth: number): Holding[] =>
  Array.from({ length: samples }, (_, place) => ({
    heapUsed: (50 + 2 * Math.sin(place * 2.3) + (growth * place) / samples) * megabyte,
    compiled: 5 * megabyte,
    rss: 200 * megabyte,
    external: 5 * megabyte,
    resources: {},
    threads: 10,
    descriptors: 20,
    children: 1,
    childrenRss: 150 * megabyte,
  }));
const survived = (growth: number) => memoryTrials(heapThatGrows(growth)).map((trial) => trial.survived);

it('takes memory that moves up and down for no growth, and a steady growth for one', () => {
  expect(survived(0)).toEqual([1, 1, 1]);
  expect(survived(6)).toEqual([0, 1, 1]);
  expect(survived(60)).toEqual([0, 1, 1]);
});

it('tolerates nothing where nothing moves', () => {
  const still = heapThatGrows(0).map((holding, place) => ({
    ...holding,
    external: holding.external + (place > samples / 2 ? 1 : 0),
  }));
  expect(memoryTrials(still)[1]).toMatchObject({ survived: 0 });
});
