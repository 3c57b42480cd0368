import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentIds } from '../../src/discord/recent-ids.ts';

it('knows the last ids that were new, and no more than it may', () => {
  const ids = fc.array(fc.integer({ min: 0, max: 9 }).map(String));
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 5 }), (seen, capacity) => {
      const recent = new RecentIds(capacity);
      let model: string[] = [];
      for (const id of seen) {
        expect(recent.add(id)).toBe(!model.includes(id));
        if (!model.includes(id)) model = [...model, id].slice(-capacity);
        for (let other = 0; other < 10; other++)
          expect(recent.has(String(other))).toBe(model.includes(String(other)));
      }
    }),
  );
});
