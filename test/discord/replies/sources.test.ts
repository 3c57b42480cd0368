import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import { sourcesReply } from '../../../src/discord/replies/sources.ts';
import { hostileText, language } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn } from './reading.ts';
import { source } from './sample.ts';

const listedIn = (text: string): number => text.match(/^\*\*/gm)?.length ?? 0;

describe('sourcesReply', () => {
  it('names a report, its date and length, and where it is to be had', () => {
    const linked = { ...source, source: 'بغداد اليوم', url: 'https://example.org/a_(b)' };
    expect(seenIn(sourcesReply([linked]))[1]).toBe(
      [
        '**عمليات مشتركة**',
        '14 اغسطس 2021 · عدد الفقرات: 11 · paragraphs: 11',
        'joint-operations · بغداد اليوم · [المصدر · source](https://example.org/a%5F%28b%29)',
      ].join('\n'),
    );
  });

  it.each(['javascript:alert(1)', 'not a link', `https://example.org/${'x'.repeat(400)}`])(
    'leaves out what is no link: %s',
    (url) => expect(seenIn(sourcesReply([{ ...source, url }])).join()).not.toContain(']('),
  );

  it('lists as many reports as fit and counts the rest, in the plain text too', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...source, document: `report-${index}` }));
    const reply = sourcesReply(many);
    expectWithinLimits(reply);
    for (const text of [seenIn(reply).join('\n'), stripBidiControls(reply.content)]) {
      expect(listedIn(text)).toBeGreaterThan(5);
      expect(text).toContain(`and ${100 - listedIn(text)} more`);
    }
  });

  it('stays within the limits for any corpus', () => {
    const record = fc.record({
      document: hostileText,
      title: hostileText,
      date: hostileText,
      caption: fc.constant(''),
      language,
      paragraphs: fc.nat(),
      renditions: fc.constant([]),
      source: fc.option(hostileText),
      url: fc.option(fc.oneof(fc.webUrl(), hostileText)),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 100 }), (many) => expectWithinLimits(sourcesReply(many))),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
