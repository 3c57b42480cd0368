import { describe, expect, it } from 'vitest';
import { commandInteraction, type Interaction, type OptionValues } from '../../loopback/interactions.ts';
import { answered, onDiscord, spokesman, textOf, theReport, toldInPrivate } from './on-loopback.ts';

const report = theReport();
const on = onDiscord('unreadable', report, { withoutTimeline: true });

const question = { question: spokesman };

/** An interaction with some of its fields put in another way. */
const withFields = (fields: object): Interaction => ({
  ...commandInteraction('ask', question, {}),
  ...fields,
});

/** Entries of the log since so many, as what they say. */
const logged = (since: number): string[] => on.entries.slice(since).map((entry) => JSON.parse(entry).msg);

// An exception that escapes fails the run, as it would end the bot.
describe('an event that discord.js cannot read', () => {
  it.each<[string, string, unknown]>([
    ['an interaction without data', 'INTERACTION_CREATE', withFields({ data: undefined })],
    ['an interaction of nobody', 'INTERACTION_CREATE', withFields({ member: {} })],
    ['an interaction without entitlements', 'INTERACTION_CREATE', withFields({ entitlements: null })],
    ['an interaction with unknown permissions', 'INTERACTION_CREATE', withFields({ app_permissions: 'all' })],
    ['a message that is null', 'MESSAGE_CREATE', null],
  ])('is logged and left, and the next question answered: %s', async (_, type, data) => {
    const before = on.entries.length;
    on.discord.gateway.dispatch(type, data);
    await answered(on.discord, on.discord.command('ask', question));
    expect(logged(before)).toContain('an event of the gateway could not be read');
  });
});

describe('an interaction that the program cannot read', () => {
  const member = { user: { ...commandInteraction('ask', question, {}).member?.user }, roles: null };
  const given = (options: unknown): Interaction =>
    withFields({ data: { id: '900000000000000007', name: 'ask', type: 1, options } });

  it.each<[string, Interaction]>([
    ['roles that are none', withFields({ member })],
    ['a required option that is missing', commandInteraction('ask', {}, {})],
    ['a number for a text', commandInteraction('ask', { question: 5 } as OptionValues, {})],
    ['an object for a text', given([{ name: 'question', type: 3, value: { trim: 1 } }])],
    ['a text for yes or no', commandInteraction('ask', { ...question, thread: 'yes' }, {})],
  ])('is told so, once and in private: %s', async (_, interaction) => {
    const before = on.entries.length;
    const sent = on.discord.send('/ask', interaction);
    expect(textOf(await toldInPrivate(on.discord, sent))).toContain('There is no such command');
    expect(on.discord.callbacksOf(sent)).toHaveLength(1);
    expect(logged(before)).toEqual(['interaction could not be read']);
  });

  it('has no suggestions while nothing, or no text, is being typed', async () => {
    for (const [options, focused] of [
      [question, 'nothing'],
      [{ question: 5 }, 'question'],
    ] as const) {
      const { type, data } = await on.discord.responseTo(on.discord.autocomplete('ask', options, focused));
      expect([type, data.choices]).toEqual([8, []]);
    }
  });
});
