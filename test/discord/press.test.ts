import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMeter } from '../../src/core/meter.ts';
import { press } from '../../src/discord/press.ts';
import type { Services } from '../../src/discord/services.ts';
import { theReport } from './on-loopback.ts';

const report = theReport();

// In a file of its own: it keeps the thread so busy that on a loopback Discord beside it first responses would be late.
describe('press', () => {
  it('answers once, whatever the id of the button: 10,000 of them', async () => {
    const { assistant } = report.current;
    const services = { assistant, feedback: null, meter: noMeter, uiLanguage: null } as unknown as Services;
    const message = { components: [], flags: { has: () => false }, mentions: {} };
    const field = fc.oneof(
      fc.stringMatching(/^[aek][01][01]\d$/),
      fc.stringMatching(/^([\w-]{6}[0-9a-z]{3}){1,9}$/),
      fc.string({ maxLength: 12 }),
    );
    const ids = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc
        .tuple(fc.constantFrom(...'rpmlfds'), fc.array(field, { maxLength: 4 }))
        .map(([action, fields]) => [`1${action}`, ...fields].join(':')),
    );
    await fc.assert(
      fc.asyncProperty(ids, async (customId) => {
        let told = 0;
        const answer = async () => void told++;
        const interaction = { customId, message, user: {}, reply: answer, update: answer, showModal: answer };
        await press(interaction as unknown as Parameters<typeof press>[0], services);
        expect(told).toBe(1);
      }),
      { numRuns: 10_000, endOnFailure: true },
    );
  });
});
