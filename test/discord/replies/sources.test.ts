import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import { sourcesOnPage, sourcesReply } from '../../../src/discord/replies/sources.ts';
import { hostileText, language } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn } from './reading.ts';
import { source } from './sample.ts';

const listedIn = (text: string): number => text.match(/^\*\*/gm)?.length ?? 0;

describe('sourcesReply', () => {
  it('names a report, its date and length, and where it is to be had', () => {
    const linked = { ...source, source: 'بغداد اليوم', url: 'https://example.org/a_(b)' };
    expect(seenIn(sourcesReply([linked], 0))[1]).toBe(
      [
        '**عمليات مشتركة**',
        '14 اغسطس 2021 · 11 فقرة · 11 paragraphs',
        'joint-operations · بغداد اليوم · [المصدر · source](https://example.org/a%5F%28b%29)',
      ].join('\n'),
    );
  });

  it.each(['javascript:alert(1)', 'not a link', `https://example.org/${'x'.repeat(400)}`])(
    'leaves out what is no link: %s',
    (url) => expect(seenIn(sourcesReply([{ ...source, url }], 0)).join()).not.toContain(']('),
  );

  it('lists a page of the reports, each whole, in the plain text too', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...source, document: `report-${index}` }));
    const seen = new Set<string>();
    for (let page = 0; page < Math.ceil(100 / sourcesOnPage); page++) {
      const reply = sourcesReply(many, page);
      expectWithinLimits(reply);
      for (const text of [seenIn(reply).join('\n'), stripBidiControls(reply.content)]) {
        expect(listedIn(text)).toBe(Math.min(sourcesOnPage, 100 - page * sourcesOnPage));
        expect(text).toContain(`page ${page + 1} of 17`);
        for (const [slug] of text.matchAll(/report-\d+/g)) seen.add(slug);
      }
    }
    expect(seen.size).toBe(100);
  });

  it('shows the last page in place of one that there no longer is', () => {
    const few = Array.from({ length: 7 }, (_, index) => ({ ...source, document: `report-${index}` }));
    expect(seenIn(sourcesReply(few, 99)).join()).toContain('page 2 of 2');
    expect(seenIn(sourcesReply(few, 99)).join()).toContain('report-6');
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
      fc.property(fc.array(record, { maxLength: 40 }), fc.nat({ max: 9 }), (many, page) =>
        expectWithinLimits(sourcesReply(many, page)),
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
