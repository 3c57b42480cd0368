import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageReply } from '../../../src/discord/replies/passage.ts';
import { isHonestlyCut } from './honest-cut.ts';
import { hostileText, language, reference } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn, shownQuotationsIn, textsIn } from './reading.ts';
import { inEnglish, paragraph, text } from './sample.ts';

const labelsOf = ({ components = [] }: ReturnType<typeof passageReply>) =>
  components.flatMap((container) =>
    container.type === ComponentType.Container
      ? container.components.flatMap((row) =>
          row.type === ComponentType.ActionRow
            ? row.components.map((button) => ('label' in button ? button.label : undefined))
            : [],
        )
      : [],
  );

describe('passageReply', () => {
  it('quotes the paragraph whole, and cites it', () => {
    expect(seenIn(passageReply(paragraph, 'ar'))).toEqual([
      `«${text}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · الفقرة 8 من 11`,
    ]);
  });

  it('shows the unofficial rendition beneath in the language that has one', () => {
    expect(seenIn(passageReply(paragraph, 'en'))).toEqual([
      `«${text}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · paragraph 8 of 11`,
      `-# unofficial translation:\n“${inEnglish}”`,
    ]);
  });

  it('leads to the neighbours that there are, and to the other language', () => {
    expect(labelsOf(passageReply(paragraph, 'ar'))).toEqual([
      'الفقرة التالية',
      'الفقرة السابقة',
      'In English',
    ]);
    expect(labelsOf(passageReply({ ...paragraph, paragraph: 0 }, 'en'))).toEqual([
      'Paragraph after',
      'بالعربية',
    ]);
    expect(labelsOf(passageReply({ ...paragraph, paragraph: 11 }, 'en'))).toEqual([
      'Paragraph before',
      'بالعربية',
    ]);
  });

  it('stays within the limits for any paragraph, quotes it word for word and cuts honestly', () => {
    const passage = fc.record({
      document: hostileText,
      title: hostileText,
      date: hostileText,
      paragraph: fc.nat(),
      paragraphs: fc.nat(),
      language,
      text: hostileText,
      translations: fc.array(fc.record({ language, text: hostileText }), { maxLength: 3 }),
      reference,
    });
    fc.assert(
      fc.property(passage, language, (of, words) => {
        const said = passageReply(of, words);
        expectWithinLimits(said);
        const sources = [of.text, ...of.translations.map((rendition) => rendition.text)];
        const shown = textsIn(said.components ?? []).flatMap(shownQuotationsIn);
        expect(shown.length).toBeGreaterThan(0);
        for (const { text: part } of shown)
          expect(
            sources.some((whole) => isHonestlyCut(part, whole)),
            part,
          ).toBe(true);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
