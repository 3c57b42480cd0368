import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../../src/discord/replies/markup.ts';
import { hostileText } from './hostile.ts';
import { readMarkup } from './reading.ts';

describe('escapeMarkup', () => {
  it.each([
    ['**bold** _it_ ~~no~~', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~'],
    ['<@1> @everyone <#2> <:a:3> <t:4>', '\\<\\@1\\> \\@everyone \\<\\#2\\> \\<\\:a\\:3\\> \\<t\\:4\\>'],
    ['# one\n- two\n12. three\n-# four\n> five', '\\# one\n\\- two\n12\\. three\n-\\# four\n\\> five'],
    ['[a](https://b.c/d_e)', '\\[a\\](https\\://b.c\\/d\\_e)'],
    ['discord.gg/x :smile:', 'discord.gg\\/x \\:smile:'],
    ['\\*', '\\\\\\*'],
    ['0.1.0 -5 3.5', '0.1.0 -5 3.5'],
    ['قال: "نعم" - 10', 'قال: "نعم" - 10'],
  ])('%s', (text, escaped) => expect(escapeMarkup(text)).toBe(escaped));

  it('is undone by taking the backslashes away, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(readMarkup(escapeMarkup(text))).toEqual({ text, bold: [] });
      }),
    );
  });

  it('leaves no list or heading at the start of a line, for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeMarkup(text)).not.toMatch(/^\s*([*#]|[-+]\s|\d+[.)]\s)/m);
      }),
    );
  });
});
