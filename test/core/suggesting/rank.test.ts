import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import { detectLanguage } from '../../../src/core/language.ts';
import { entryOf, rankEntries } from '../../../src/core/suggesting/rank.ts';
import { readTyped } from '../../../src/core/suggesting/typed.ts';

const questions = [
  'متى نُشر هذا التقرير؟',
  'من هو المتحدث باسم التحالف؟',
  'ماذا قال المتحدث باسم التحالف؟',
  'أين تقع قرية معيزيلة؟',
  'ماذا عن كركوك؟',
  'من يقود التحالف الدولي؟',
  'Who is the spokesman for the coalition?',
  'What is said about Kirkuk?',
  'How far is Makhmur from Mosul?',
];
const entries = questions.map((text) =>
  entryOf(text, text, detectLanguage(text), analyzeQuestion(text).asksFor),
);
const ranked = (typed: string, limit = 25): string[] => rankEntries(entries, readTyped(typed), limit);

describe('rankEntries', () => {
  it('keeps the order of the list while nothing is typed', () => {
    expect(ranked('')).toEqual(questions);
    expect(ranked(' ؟', 3)).toEqual(questions.slice(0, 3));
  });

  it('puts first what begins with all that was typed', () => {
    expect(ranked('من ه')[0]).toBe('من هو المتحدث باسم التحالف؟');
    expect(ranked('مَاذا قالَ')[0]).toBe('ماذا قال المتحدث باسم التحالف؟');
    expect(ranked('HOW FAR')).toEqual(['How far is Makhmur from Mosul?']);
  });

  it('finds words in any order and anywhere', () => {
    expect(ranked('التحالف المتحدث')).toEqual([
      'من هو المتحدث باسم التحالف؟',
      'ماذا قال المتحدث باسم التحالف؟',
      'من يقود التحالف الدولي؟',
    ]);
    expect(ranked('تحالف')).toEqual([
      'من هو المتحدث باسم التحالف؟',
      'ماذا قال المتحدث باسم التحالف؟',
      'من يقود التحالف الدولي؟',
    ]);
  });

  it('offers both scripts for a name, the one that is typed first', () => {
    expect(ranked('kirkuk')).toEqual(['What is said about Kirkuk?', 'ماذا عن كركوك؟']);
    expect(ranked('كركوك')).toEqual(['ماذا عن كركوك؟', 'What is said about Kirkuk?']);
  });

  it('forgives a letter', () => {
    expect(ranked('معيزيله')).toEqual(['أين تقع قرية معيزيلة؟']);
    expect(ranked('معزيلة')).toEqual(['أين تقع قرية معيزيلة؟']);
    expect(ranked('spoksman')).toEqual(['Who is the spokesman for the coalition?']);
  });

  it('offers what asks for the same where only a question word is typed, in dialect too', () => {
    expect(ranked('منو')).toEqual(['من هو المتحدث باسم التحالف؟', 'من يقود التحالف الدولي؟']);
    expect(ranked('وين')).toEqual(['أين تقع قرية معيزيلة؟']);
  });

  it('offers nothing for what has nothing to do with it', () => {
    expect(ranked('سعر الذهب')).toEqual([]);
    expect(ranked('football')).toEqual([]);
  });

  it('returns entries of the list, each once, at most so many, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 25 }), (typed, limit) => {
        const found = ranked(typed, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
        for (const each of found) expect(questions).toContain(each);
      }),
    );
  });
});
