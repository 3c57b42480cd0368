import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsReply } from '../../../src/discord/replies/excerpts.ts';
import { isHonestlyCut } from './honest-cut.ts';
import { excerpt as anyExcerpt, language } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';
import { seenIn, shownQuotationsIn, textsIn } from './reading.ts';
import { excerpt, inEnglish, sentence, text } from './sample.ts';

const state = {
  language: 'ar',
  answered: true,
  wordsOnly: false,
  shown: 3,
  references: ['AAAAAA001', 'BBBBBB001', 'CCCCCC001', 'DDDDDD001'],
} as const;

const buttonsOf = ({ components = [] }: ReturnType<typeof excerptsReply>) =>
  components.flatMap((container) =>
    container.type === ComponentType.Container
      ? container.components.flatMap((row) =>
          row.type === ComponentType.ActionRow
            ? row.components.map((button) => ('label' in button ? button.label : undefined))
            : [],
        )
      : [],
  );

describe('excerptsReply', () => {
  it('quotes each excerpt with its citation, and says which page it is', () => {
    expect(seenIn(excerptsReply(state, [excerpt, { ...excerpt, paragraph: 3 }], 0, 2))).toEqual([
      '**مقتطفات أخرى من التقرير · صفحة 1 من 2**',
      `«**${sentence}**${text.slice(sentence.length)}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · الفقرة 8 من 11`,
      `«**${sentence}**${text.slice(sentence.length)}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · الفقرة 3 من 11`,
    ]);
  });

  it('marks no sentence where none answers, and shows the rendition where that is asked for', () => {
    const english = { ...excerpt, translation: { language: 'en', text: inEnglish } } as const;
    const [, first] = seenIn(excerptsReply({ ...state, language: 'en', answered: false }, [english], 0, 1));
    expect(first).toBe(
      `«${text}»\n-# — عمليات مشتركة · 14 اغسطس 2021 · paragraph 8 of 11\n-# unofficial translation:\n“${inEnglish}”`,
    );
  });

  it('has buttons for the pages that there are, the next on the left in Arabic', () => {
    expect(buttonsOf(excerptsReply(state, [excerpt], 0, 1))).toEqual([]);
    expect(buttonsOf(excerptsReply(state, [excerpt], 0, 3))).toEqual(['التالي']);
    expect(buttonsOf(excerptsReply(state, [excerpt], 1, 3))).toEqual(['التالي', 'السابق']);
    expect(buttonsOf(excerptsReply(state, [excerpt], 2, 3))).toEqual(['السابق']);
  });

  it('stays within the limits for any corpus, quotes word for word and cuts honestly', () => {
    const excerpts = fc.array(anyExcerpt, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(excerpts, language, fc.boolean(), (many, of, answered) => {
        const said = excerptsReply({ ...state, language: of, answered }, many, 1, 3);
        expectWithinLimits(said);
        const sources = many.flatMap(({ text: whole, translation }) => [whole, translation?.text ?? whole]);
        const shown = textsIn(said.components ?? []).flatMap(shownQuotationsIn);
        expect(shown.length).toBeGreaterThanOrEqual(many.length);
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
