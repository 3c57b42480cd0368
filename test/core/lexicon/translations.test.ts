import { describe, expect, it } from 'vitest';
import { parseTranslations } from '../../../src/core/lexicon/translations.ts';
import { stem } from '../../../src/core/text/tokens.ts';

describe('parseTranslations', () => {
  it('reads an English stem and its Arabic stems with their probabilities', () => {
    expect([...parseTranslations('force\tقوات:0.49 جيش:0.16\ncity\tمدين:0.81')]).toEqual([
      [
        'force',
        [
          { stem: 'قوات', weight: 0.49 },
          { stem: 'جيش', weight: 0.16 },
        ],
      ],
      ['city', [{ stem: 'مدين', weight: 0.81 }]],
    ]);
  });

  it('passes over empty lines and words without a translation', () => {
    expect([...parseTranslations('\n\nalone\n\tقوات:0.5\nnone\t\n').keys()]).toEqual([]);
  });

  it('adds the form whose own و was cut off, with the same weight', () => {
    expect(parseTranslations('ministry\tزار:0.81').get('ministry')).toEqual([
      { stem: 'زار', weight: 0.81 },
      { stem: 'وزار', weight: 0.81 },
    ]);
    expect(stem('وزار')).toBe('وزار');
  });

  it('folds the hamza away, which folded words do not have', () => {
    expect(parseTranslations('evening\tمساء:0.6').get('evening')).toEqual([{ stem: 'مسا', weight: 0.6 }]);
  });

  it('keeps a colon that belongs to the word', () => {
    expect(parseTranslations('10\t10:30:0.25').get('10')?.[0]).toEqual({ stem: '10:30', weight: 0.25 });
  });

  it('puts hand-written translations beside the learned ones, each stem with its higher weight', () => {
    const known = parseTranslations('publish\tنشر:0.9 كتاب:0.05', '# by hand\npublish\tنَشَرَ أصدر إصدار');
    expect(known.get('publish')?.map((each) => each.stem)).toEqual(['نشر', 'كتاب', 'اصدر', 'اصدار']);
    expect(known.get('publish')?.[0]?.weight).toBe(0.9);
  });

  it('knows a word that is written by hand alone, under its stem', () => {
    expect(parseTranslations('', 'rivers\tأنهار').get('river')).toEqual([{ stem: 'انهار', weight: 0.45 }]);
  });
});
