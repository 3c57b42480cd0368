import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../../../src/discord/fairness/token-buckets.ts';

const allowance = fc.record({
  burst: fc.integer({ min: 1, max: 20 }),
  perMinute: fc.integer({ min: 1, max: 600 }),
});
/** Who asks, and how many milliseconds after the one before. */
const requests = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(20_000)), {
  maxLength: 150,
  size: 'max',
});

describe('TokenBuckets', () => {
  it('allows a burst, refuses the next, says when there is one again, and tells the first refusal from others', () => {
    const buckets = new TokenBuckets({ burst: 2, perMinute: 6 });
    expect([buckets.take('a', 0), buckets.take('a', 0)]).toEqual([{ allowed: true }, { allowed: true }]);
    expect(buckets.take('a', 0)).toEqual({ allowed: false, waitMs: 10_000, first: true });
    expect(buckets.take('a', 4000)).toEqual({ allowed: false, waitMs: 6000, first: false });
    expect(buckets.take('b', 4000)).toEqual({ allowed: true });
    expect(buckets.take('a', 10_000)).toEqual({ allowed: true });
    expect(buckets.take('a', 10_000)).toMatchObject({ allowed: false, first: true });
  });

  it('loses nothing to rounding: parts of a token that add up to one are one', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 20 });
    const taken = [0, 146, 1057, 1057 + 1943].map((now) => buckets.take('a', now));
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, false, false, true]);
    expect(taken[2]).toMatchObject({ waitMs: 1943 });
  });

  it('never allows a person more in any stretch of time than a burst and what comes back in it', () => {
    fc.assert(
      fc.property(allowance, requests, (of, asked) => {
        const buckets = new TokenBuckets(of);
        const allowed = new Map<string, number[]>();
        let now = 0;
        for (const [person, later] of asked) {
          now += later;
          if (buckets.take(person, now).allowed) allowed.set(person, [...(allowed.get(person) ?? []), now]);
        }
        for (const times of allowed.values())
          for (const [from, start] of times.entries())
            for (const [to, end] of times.entries()) {
              if (to < from) continue;
              const most = of.burst + ((end - start) * of.perMinute) / 60_000;
              expect(to - from + 1).toBeLessThanOrEqual(most + 1e-6);
            }
      }),
    );
  });

  it('allows a question as soon as the time that it named has passed, and not a millisecond before it could', () => {
    fc.assert(
      fc.property(allowance, requests, (of, asked) => {
        const buckets = new TokenBuckets(of);
        let now = 0;
        for (const [, later] of asked) {
          now += later % 500;
          const taken = buckets.take('a', now);
          if (taken.allowed) continue;
          expect(taken.waitMs).toBeGreaterThan(0);
          expect(taken.waitMs).toBeLessThanOrEqual(Math.ceil(60_000 / of.perMinute));
          now += taken.waitMs;
          expect(buckets.take('a', now).allowed).toBe(true);
        }
      }),
    );
  });

  it('remembers only people whose bucket can still be short of full', () => {
    const buckets = new TokenBuckets({ burst: 2, perMinute: 60 });
    for (let person = 0; person < 10_000; person++) buckets.take(String(person), person * 10);
    // A bucket of two fills within two seconds, in which 200 people came.
    expect(buckets.size).toBeLessThanOrEqual(201);
    buckets.take('last', 1_000_000);
    expect(buckets.size).toBe(1);
  });
});
