import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../../src/discord/replies/markup.ts';
import { markdownToHtml } from '../../src/preview/markdown.ts';

describe('markdownToHtml', () => {
  it.each([
    ['**يقول:** x *y*', '<strong>يقول:</strong> x <em>y</em>'],
    ['### a\n-# b\nc', '<h3>a</h3><small>b</small>c'],
    ['a\n-# b\n-# c', 'a\n<small>b</small><small>c</small>'],
    [
      '> «a **b**»\n> c\n-# d',
      '<div class="quote"><div class="bar"></div><blockquote>«a <strong>b</strong>»\nc</blockquote></div><small>d</small>',
    ],
    ['[المصدر · source](https://example.org/a%5F)', '<a>المصدر · source</a>'],
    ['<t:0:f>', '<time>1 January 1970 at 00:00</time>'],
    ['a & b', 'a &amp; b'],
  ])('%j', (marked, html) => expect(markdownToHtml(marked)).toBe(html));

  it.each([
    '**a** _b_ ~~c~~',
    '# a\n- b\n1. c\n-# d\n> e',
    '<@1> <t:4> @everyone `x` ||y||',
    'https://a.b/c_d',
  ])('shows the escaped signs of %j as text', (text) => {
    const html = markdownToHtml(escapeMarkup(text));
    expect(html).not.toMatch(/<\w/);
    expect(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toBe(text);
  });

  it.each(['`code`', '||spoiler||', '@everyone'])('refuses %j, which no reply holds unescaped', (marked) => {
    expect(() => markdownToHtml(marked)).toThrow(/expected Markdown that the replies use/);
  });
});
