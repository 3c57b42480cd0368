import { describe, expect, it } from 'vitest';
import { isolate, lineIn } from '../../src/core/text/bidi.ts';
import { noMentions } from '../../src/discord/replies/reply.ts';
import { run } from '../../src/reliability/hostile/hostile.ts';
import { messageFault } from '../../src/reliability/hostile/message-fault.ts';

it('survives a sample of every kind of hostile input', async () => {
  const { trials } = await run({ brief: true, report: () => {} });
  expect(trials.flatMap(({ exceptions }) => exceptions)).toEqual([]);
  for (const { tried, survived } of trials) {
    expect(tried).toBeGreaterThan(0);
    expect(survived).toBe(tried);
  }
}, 180_000);

describe('messageFault', () => {
  const allowedMentions = noMentions();

  it('finds none in a message of the program', () => {
    const content = `${lineIn('en', `Question: ${isolate('a \\*b\\*')}`)}\n-# **bold**`;
    expect(messageFault({ content, allowedMentions })).toBeNull();
  });

  it.each([
    ['it may ping', { content: 'a' }],
    ['it may ping', { content: 'a', allowed_mentions: { parse: ['everyone'] } }],
    ['it formats', { content: 'a *b*', allowedMentions }],
    ['it formats', { components: [{ components: [{ content: '<@1>' }] }], allowedMentions }],
    ['it reorders', { content: 'a \u202e b', allowedMentions }],
    ['it reorders', { content: '\u2068a\nb\u2069', allowedMentions }],
    ['it is no Unicode', { content: '\ud83d', allowedMentions }],
  ])('says that %s', (fault, message) => {
    expect(messageFault(message)).toContain(fault);
  });
});
