import { describe, expect, it } from 'vitest';
import { alignWords } from '../../../src/core/conversation/alignment.ts';
import { parseTranslations } from '../../../src/core/lexicon/translations.ts';

const translations = parseTranslations(
  'force\tقوه:0.4 جيش:0.2\narmy\tجيش:0.7\nattack\tهجوم:0.6\nnight\tليل:0.01',
);
const arabic = 'وهاجمت القوة ليلاً قرية مخمور بعد هجوم على الجيش.';

describe('alignWords', () => {
  it('finds the likeliest translation of each word, as it is written, in the order asked for', () => {
    expect(alignWords(['attack', 'army', 'force'], arabic, 'ar', translations)).toEqual([
      'هجوم',
      'الجيش',
      'القوة',
    ]);
    expect(alignWords(['الجيش', 'هجوم'], 'An attack on the army', 'en', translations)).toEqual([
      'army',
      'attack',
    ]);
  });

  it('finds a name by its consonants', () => {
    expect(alignWords(['makhmur'], arabic, 'ar', translations)).toEqual(['مخمور']);
  });

  it('finds nothing for a word without a likely translation, and nothing twice', () => {
    expect(alignWords(['night', 'peace'], arabic, 'ar', translations)).toEqual([]);
    expect(alignWords(['army', 'army'], arabic, 'ar', translations)).toEqual(['الجيش']);
  });
});
