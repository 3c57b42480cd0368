import { expect, it } from 'vitest';
import { Slots } from '../../../src/discord/fairness/slots.ts';

it('runs so much at a time, in the order that it came, whether it fails or not', async () => {
  const slots = new Slots(3);
  const started: number[] = [];
  let [running, most] = [0, 0];
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, place) =>
      slots.run(async () => {
        started.push(place);
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        if (place % 4 === 0) throw new Error(String(place));
        return place;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(started).toEqual(Array.from({ length: 50 }, (_, place) => place));
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(13);
});
