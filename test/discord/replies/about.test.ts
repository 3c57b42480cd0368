import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutReply } from '../../../src/discord/replies/about.ts';
import { hostileText } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn } from './reading.ts';

const about = {
  version: '0.1.0',
  model: 'isnad-mini',
  dimensions: 256,
  generation: 'g',
  builtAt: '2026-01-02T03:04:05.000Z',
  documents: 1,
  passages: 12,
  wordsOnly: false,
  embeddingRestarts: 0,
  questionsAnswered: 7,
  medianMs: 1.8765,
};
/** What stands beneath the names. */
const values = (...of: Parameters<typeof aboutReply>) =>
  seenIn(aboutReply(...of))
    .at(-1)
    ?.split('\n')
    .filter((line) => !line.startsWith('**'));

describe('aboutReply', () => {
  it('tells the version, the model, the index, and how long an answer and the way to Discord take', () => {
    expect(values(about, 41)).toEqual([
      '0.1.0',
      'isnad-mini (256)',
      '<t:1767323045:f>',
      '1',
      '12',
      '7',
      '1.9 ملّي ثانية · 1.9 ms',
      '41 ملّي ثانية · 41 ms',
    ]);
  });

  it('leaves open what is not known yet', () => {
    const unknown = values({ ...about, builtAt: 'once', medianMs: null }, -1);
    expect(unknown?.filter((value) => value === '—')).toHaveLength(3);
  });

  it('says so while search by meaning is down', () => {
    expect(seenIn(aboutReply({ ...about, wordsOnly: true }, 41))[1]).toContain('Search by meaning is down');
  });

  it('stays within the limits for any model', () => {
    const time = fc.double({ min: 0, noNaN: true });
    fc.assert(
      fc.property(hostileText, fc.boolean(), time, time, (name, wordsOnly, medianMs, gatewayMs) =>
        expectWithinLimits(
          aboutReply({ ...about, model: name, version: name, wordsOnly, medianMs }, gatewayMs),
        ),
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });
});
