import { describe, expect, it } from 'vitest';
import { KeyTerms } from '../../../src/core/suggesting/key-terms.ts';
import { original, rendition } from '../../assistant/report-files.ts';
import { frequencies } from './word-lists.ts';

function termsOf(paragraphs: readonly string[], language: 'ar' | 'en', limit = 100) {
  const terms = new KeyTerms(frequencies);
  for (const paragraph of paragraphs) terms.add(paragraph, language);
  return terms.best(limit);
}
const textsOf = (...call: Parameters<typeof termsOf>): string[] => termsOf(...call).map(({ text }) => text);

describe('KeyTerms', () => {
  it("finds the report's names and frequent phrases, as they are written without what is joined to them", () => {
    const terms = textsOf(original.paragraphs.slice(1), 'ar');
    for (const term of [
      'بغداد',
      'أربيل',
      'كركوك',
      'محافظة ديالى',
      'قرية معيزيلة',
      'إقليم كردستان',
      'قوات البشمركة',
      'جمال ايمنكي',
      'داعش',
      'المناطق المتنازع عليها',
      'الفراغات الأمنية',
    ])
      expect(terms).toContain(term);
    expect(terms.filter((term) => /^و(?:ال|وزارة|قوات)|اليوم|السبت|الذي/u.test(term))).toEqual([]);
  });

  it("finds the rendition's, without the words that only begin a sentence, and knows which want an article", () => {
    const terms = termsOf(rendition.paragraphs.slice(1), 'en');
    const articles = new Map(terms.map(({ text, article }) => [text, article]));
    expect(articles.get('Kirkuk')).toBe('');
    expect(articles.get('Wayne Marotto')).toBe('');
    expect(articles.get('Ministry of Peshmerga')).toBe('the ');
    expect(articles.get('Kurdistan Region of Iraq')).toBe('the ');
    expect(articles.has('security gaps')).toBe(true);
    for (const word of ['Security', 'Other', 'The', 'Saturday', 'Thursday', 'May', 'Iraqi', 'Colonel'])
      expect(articles.has(word)).toBe(false);
  });

  it('puts first what more paragraphs hold, and counts a paragraph once', () => {
    const terms = termsOf(
      ['Nurses in Basra and Basra again.', 'Doctors in Basra.', 'Doctors in Amara.'],
      'en',
    );
    expect(terms.map(({ text, paragraphs }) => [text, paragraphs])).toEqual([
      ['Basra', 2],
      ['Amara', 1],
    ]);
  });

  it('gives at most so many, and has no term twice however it is spelt', () => {
    const texts = textsOf(['في إقليم كردستان، وفي إقليم كُردستان، وفى اقليم كردستان.'], 'ar');
    expect(texts.filter((text) => text.startsWith('إقليم') || text.startsWith('اقليم'))).toEqual([
      'إقليم كردستان',
    ]);
    expect(termsOf(original.paragraphs, 'ar', 5)).toHaveLength(5);
  });
});
