import { describe, expect, it } from 'vitest';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import { listParagraphs, paragraphTexts } from '../../../src/core/corpus/passages.ts';
import { buildLexicalIndex } from '../../../src/core/retrieval/lexical-index.ts';
import { Retriever } from '../../../src/core/retrieval/retriever.ts';
import { readWordLists } from '../../../src/engines/lexicon-files.ts';
import { bothWays } from '../../../src/evaluation/cases/both-ways.ts';

const paragraphs = [
  '',
  'بلغت كلفة الجسر الجديد عشرين مليون دولار.',
  'الجسر الجديد على نهر دجلة.',
  'افتتح السوق اليوم.',
];
const text = { language: 'ar' as const, title: '', date: '', caption: '', paragraphs };
const reports = [{ slug: 'bridge', original: text, renditions: [], source: null, url: null }];

describe('bothWays', () => {
  const retriever = async () =>
    new Retriever(listParagraphs(reports), [buildLexicalIndex('ar', paragraphTexts(reports, 'ar'))], {
      ...(await readWordLists()),
      translations: null,
    });
  const question = analyzeQuestion('كم كلفة الجسر الجديد؟');

  it('searches anew without the right paragraph, so that no share of the best is a share of it', async () => {
    const { candidates, others, right } = bothWays(await retriever(), question, [], [1]);
    expect(right).toEqual([1]);
    expect(candidates.find(({ paragraph }) => paragraph === 1)?.grams).toBe(1);
    expect(others.map(({ paragraph }) => paragraph)).not.toContain(1);
    expect(candidates.find(({ paragraph }) => paragraph === 2)?.grams).toBeLessThan(1);
    expect(others.find(({ paragraph }) => paragraph === 2)?.grams).toBe(1);
  });

  it('is the same both ways where no paragraph is right', async () => {
    const { candidates, others } = bothWays(await retriever(), question, [], []);
    expect(others).toBe(candidates);
  });
});
