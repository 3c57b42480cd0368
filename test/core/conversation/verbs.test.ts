import { describe, expect, it } from 'vitest';
import { isVerb } from '../../../src/core/conversation/verbs.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { frequencies } from './knowledge.ts';

const isVerbIn = (language: 'ar' | 'en') => (word: string) =>
  isVerb(fold(word).text, language, frequencies[language]);

describe('isVerb', () => {
  it('takes words whose other persons general text knows, and plurals of dialect', () => {
    const verbs = [
      'حضر',
      'هاجم',
      'أعلنت',
      'ستنتشر',
      'يقود',
      'تستمر',
      'هجموا',
      'يسوون',
      'سيتبادلون',
      'انكشفت',
    ];
    expect(verbs.filter((word) => !isVerbIn('ar')(word))).toEqual([]);
    const english = ['attended', 'happen', 'announced', 'deployed'];
    expect(english.filter((word) => !isVerbIn('en')(word))).toEqual([]);
  });

  it('takes no nouns and no names', () => {
    const nouns = ['بغداد', 'كركوك', 'ماروتو', 'الاجتماع', 'ضحايا', 'قوة', 'وزير', 'المتحدث'];
    expect(nouns.filter(isVerbIn('ar'))).toEqual([]);
    expect(['kirkuk', 'minister', 'budget', 'village', 'marotto'].filter(isVerbIn('en'))).toEqual([]);
  });
});
