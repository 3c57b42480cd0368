import { describe, expect, it } from 'vitest';
import { healthOf, type Vitals, vitalsOf } from '../../src/operations/vitals.ts';

const about = {
  generation: 'g1',
  builtAt: '2026-01-01T00:00:00.000Z',
  passages: 24,
  wordsOnly: false,
  embeddingRestarts: 2,
};
const bot = { gateway: { state: 'Ready', pingMs: 41 }, waiting: 3 };
const now = Date.parse('2026-01-01T00:01:30.000Z');
const vitals = (changes: Partial<Vitals> = {}): Vitals => ({
  ...vitalsOf({ assistant: { about: () => about }, bot }, now),
  ...changes,
});

describe('health', () => {
  it('is that of a bot which answers', () => {
    expect(healthOf(vitals())).toEqual({
      status: 'ok',
      parts: {
        index: { status: 'ok', generation: 'g1', ageSeconds: 90, passages: 24 },
        embedding: { status: 'ok', restarts: 2 },
        gateway: { status: 'ok', state: 'Ready', pingMs: 41 },
        queue: { status: 'ok', waiting: 3 },
      },
    });
  });

  it('is degraded while questions are answered by their words alone', () => {
    const { status, parts } = healthOf(vitals({ embedding: { down: true, restarts: 5 } }));
    expect([status, parts.embedding.status]).toEqual(['degraded', 'degraded']);
  });

  it.each(['Connecting', 'Resuming', 'Disconnected'])(
    'is unavailable while the gateway is %s, whatever else is well',
    (state) => {
      const { status, parts } = healthOf(vitals({ gateway: { state, pingMs: null } }));
      expect([status, parts.gateway.status, parts.index.status]).toEqual([
        'unavailable',
        'unavailable',
        'ok',
      ]);
    },
  );

  it('is unavailable before anything runs, and for as long as the bot is not there', () => {
    expect(healthOf(vitalsOf({ assistant: null, bot: null }, now)).status).toBe('unavailable');
    expect(healthOf(vitals({ gateway: null })).status).toBe('unavailable');
  });

  it('takes no clock that was set back for an age below nothing', () => {
    expect(vitalsOf({ assistant: { about: () => about }, bot }, 0).index?.ageSeconds).toBe(0);
  });
});
