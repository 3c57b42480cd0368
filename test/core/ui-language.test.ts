import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSorani, readingLanguage, uiLanguageFor } from '../../src/core/ui-language.ts';
import { readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import { root } from '../scripts/command.ts';

const sorani = [
  'کێ وتەبێژی هاوپەیمانانە؟',
  'کۆبوونەوەکە لە کوێ بوو؟',
  'داعش لە کوێ هێرشی کرد؟',
  'ژمارەی لیواکان چەندە؟',
  'بەغدا و هەولێر کەی ڕێککەوتن؟',
  'بۆچی؟',
  'ناوی وەزیری پێشمەرگە چییە؟',
];

describe('the language to speak', () => {
  it('is Sorani where its letters are in many of the words', () => {
    for (const question of sorani) expect(uiLanguageFor(question, null), question).toBe('ckb');
    expect(readingLanguage('ckb')).toBe('ar');
  });

  it('is not Sorani for Arabic with a Kurdish name or dialect letters, nor for any labelled question', async () => {
    const others = [
      'من هو بەختیار؟',
      'ماذا قال ڕێبوار محمد عن الاجتماع؟',
      'چم واحد بالبيشمرگة؟',
      'who is ڕێبوار?',
      '',
      '123',
    ];
    for (const text of others) expect(isSorani(text), text).toBe(false);
    const labelled = await readLabelledQuestions(path.join(root, 'corpus', 'questions.jsonl'));
    for (const { question, language } of labelled) expect(uiLanguageFor(question, null)).toBe(language);
  });

  it('is the one that was set, whatever was asked, or the one that was asked for', () => {
    expect(uiLanguageFor('Who?', 'ckb')).toBe('ckb');
    expect(uiLanguageFor('کێ بوو لە هەولێر؟', 'en')).toBe('en');
    expect(uiLanguageFor('کۆبوونەوە', null, 'en')).toBe('en');
  });
});
