import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conversations } from '../../../src/core/conversation/conversations.ts';
import type { Turn } from '../../../src/core/conversation/turn.ts';

const turn = (question: string): Turn => ({ question, language: 'en', place: null });
const asked = (turns: readonly Turn[]) => turns.map(({ question }) => question);

describe('Conversations', () => {
  it('remembers the turns of each conversation apart, oldest first', () => {
    const conversations = new Conversations();
    conversations.add('a', turn('1'), 0);
    conversations.add('b', turn('2'), 1);
    conversations.add('a', turn('3'), 2);
    expect(asked(conversations.turnsOf('a', 3))).toEqual(['1', '3']);
    expect(asked(conversations.turnsOf('b', 3))).toEqual(['2']);
    expect(conversations.turnsOf('c', 3)).toEqual([]);
  });

  it('forgets the oldest turn of one that is long, and all of one that is told to', () => {
    const conversations = new Conversations({ turns: 2 });
    for (const question of ['1', '2', '3']) conversations.add('a', turn(question), 0);
    expect(asked(conversations.turnsOf('a', 0))).toEqual(['2', '3']);
    conversations.forget('a');
    expect(conversations.turnsOf('a', 0)).toEqual([]);
  });

  it('forgets a conversation once it has been silent for long enough, and not a moment before', () => {
    const conversations = new Conversations({ memory: 100 });
    conversations.add('a', turn('1'), 0);
    conversations.add('a', turn('2'), 50);
    expect(asked(conversations.turnsOf('a', 149))).toEqual(['1', '2']);
    expect(conversations.turnsOf('a', 150)).toEqual([]);
    expect(conversations.size).toBe(0);
  });

  it('makes room by what was spoken in longest ago', () => {
    const conversations = new Conversations({ conversations: 2 });
    conversations.add('a', turn('1'), 0);
    conversations.add('b', turn('2'), 1);
    conversations.add('a', turn('3'), 2);
    conversations.add('c', turn('4'), 3);
    expect(conversations.turnsOf('b', 3)).toEqual([]);
    expect(asked(conversations.turnsOf('a', 3))).toEqual(['1', '3']);
  });

  it('holds what a list of all turns would give, and never more than its limits', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', '__proto__'),
      wait: fc.integer({ min: 0, max: 40 }),
    });
    const limits = fc.record({
      conversations: fc.integer({ min: 1, max: 4 }),
      turns: fc.integer({ min: 1, max: 3 }),
      memory: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 60 }), (bounds, steps) => {
        const conversations = new Conversations(bounds);
        let model: { key: string; turns: string[]; spokenAt: number }[] = [];
        let now = 0;
        for (const [place, { key, wait }] of steps.entries()) {
          now += wait;
          const question = String(place);
          conversations.add(key, turn(question), now);
          model = model.filter(({ spokenAt }) => now - spokenAt < bounds.memory);
          const known = model.find((each) => each.key === key);
          model = [
            ...model.filter((each) => each !== known),
            { key, turns: [...(known?.turns ?? []), question].slice(-bounds.turns), spokenAt: now },
          ].slice(-bounds.conversations);
          expect(conversations.size).toBe(model.length);
          for (const each of ['a', 'b', 'c', '__proto__']) {
            const expected = model.find((other) => other.key === each)?.turns ?? [];
            expect(asked(conversations.turnsOf(each, now))).toEqual(expected);
          }
        }
      }),
    );
  });
});
