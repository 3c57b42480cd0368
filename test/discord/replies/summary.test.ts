import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryReply } from '../../../src/discord/replies/summary.ts';
import { isHonestlyCut } from './honest-cut.ts';
import { hostileText, language } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn, shownQuotationsIn, textsIn } from './reading.ts';
import { source } from './sample.ts';

const sentences = [2, 8].map((paragraph) => ({
  document: 'joint-operations',
  paragraph,
  paragraphs: 11,
  text: `جملة الفقرة ${paragraph}.`,
}));
const summary = { language: 'ar' as const, length: 'short' as const, topic: null, sentences };

describe('summaryReply', () => {
  it('quotes each sentence with its paragraph, beneath the report', () => {
    expect(seenIn(summaryReply(summary, [source]))).toEqual([
      '### خلاصة بألفاظ التقرير\n-# عمليات مشتركة · 14 اغسطس 2021',
      '«جملة الفقرة 2.»\n-# — الفقرة 2 من 11',
      '«جملة الفقرة 8.»\n-# — الفقرة 8 من 11',
    ]);
  });

  it('marks sentences of a rendition, and names the reports where there are more', () => {
    const [english] = seenIn(summaryReply({ ...summary, language: 'en' }, [source]));
    expect(english).toContain('-# unofficial translation');
    const mixed = [...sentences, { document: 'second', paragraph: 1, paragraphs: 2, text: 'جملة.' }];
    const two = [source, { ...source, document: 'second', title: 'تقرير ثانٍ' }];
    const several = seenIn(summaryReply({ ...summary, sentences: mixed }, two));
    expect(several[0]).toBe('### خلاصة بألفاظ التقرير');
    expect(several[3]).toBe('«جملة.»\n-# — تقرير ثانٍ · الفقرة 1 من 2');
  });

  it('names the topic, or says that the report has nothing on it', () => {
    expect(seenIn(summaryReply({ ...summary, topic: 'كركوك' }, [source]))[0]).toMatch(
      /^### خلاصة بألفاظ التقرير: كركوك\n/,
    );
    expect(seenIn(summaryReply({ ...summary, topic: '*كرة*', sentences: [] }, [source]))).toEqual([
      'لا يذكر التقرير شيئاً عن «\\*كرة\\*».',
    ]);
  });

  it('stays within the limits for any sentences, quotes them word for word, and marks what it leaves out', () => {
    const sentence = fc.record({
      document: fc.constantFrom('a', 'b'),
      paragraph: fc.nat(),
      paragraphs: fc.nat(),
      text: hostileText,
    });
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 30 }),
        fc.option(hostileText),
        language,
        hostileText,
        (many, topic, of, title) => {
          const reports = ['a', 'b'].map((document) => ({ ...source, document, title, date: title }));
          const said = summaryReply({ language: of, length: 'long', topic, sentences: many }, reports);
          expectWithinLimits(said);
          const [, ...blocks] = textsIn(said.components ?? []);
          const shown = blocks.flatMap(shownQuotationsIn);
          for (const [place, { text }] of shown.entries())
            expect(isHonestlyCut(text, many[place]?.text ?? ''), text).toBe(true);
          if (many.length > 0) expect(blocks.at(-1) === '…').toBe(shown.length < many.length);
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
