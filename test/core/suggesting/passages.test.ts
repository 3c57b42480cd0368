import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/corpus/report.ts';
import { buildLexicalIndex } from '../../../src/core/retrieval/lexical-index.ts';
import { suggestPassages } from '../../../src/core/suggesting/passages.ts';
import { readTyped } from '../../../src/core/suggesting/typed.ts';
import { Vocabularies } from '../../../src/core/suggesting/vocabulary.ts';
import { original, rendition } from '../../assistant/report-files.ts';

const report: Report = {
  slug: 'operations',
  original: { language: 'ar', caption: '', ...original },
  renditions: [{ language: 'en', caption: '', ...rendition }],
  source: null,
  url: null,
};
const indexes = [buildLexicalIndex('ar', original.paragraphs), buildLexicalIndex('en', rendition.paragraphs)];
const vocabularies = new Vocabularies(indexes);

function suggest(typed: string, limit = 25, from = report, words = vocabularies) {
  const work = suggestPassages(from, 0, readTyped(typed), words, limit);
  for (let turns = 1; ; turns++) {
    const step = work.next();
    if (step.done) return { suggestions: step.value, numbers: step.value.map(({ value }) => value), turns };
  }
}

describe('suggestPassages', () => {
  it('lists all in order while nothing is typed, each by number and first words', () => {
    const { suggestions, numbers } = suggest('');
    expect(numbers).toEqual([...original.paragraphs.keys()]);
    expect(suggestions[8]).toEqual({
      label: expect.stringMatching(/^8 · وقال المتحدث باسم التحالف، العقيد واين ماروتو، .*…$/u),
      value: 8,
      document: 'operations',
    });
    expect(suggest('', 3).numbers).toEqual([0, 1, 2]);
  });

  it.each(['8', '٨', ' ۸ '])(
    'finds a paragraph by the number %s, then by that number in its words',
    (typed) => {
      expect(suggest(typed).numbers).toEqual([8, 3]);
    },
  );

  it('finds the number first, then those that begin with it', () => {
    expect(suggest('1').numbers.slice(0, 3)).toEqual([1, 10, 11]);
    expect(suggest('0').numbers[0]).toBe(0);
    expect(suggest('99').numbers).toEqual([]);
  });

  it.each([
    ['معيزيلة', [3]],
    ['مَعيزيله', [3]],
    ['معيزلة', [3]],
    ['لواءين مشت', [6]],
    ['muaizila', [3]],
    ['Marotto', [8]],
    ['واين ماروتو', [8]],
  ])('finds by the words %s', (typed, numbers) => {
    expect(suggest(typed).numbers.slice(0, numbers.length)).toEqual(numbers);
  });

  it('labels them in the language that is typed where the report has it', () => {
    expect(suggest('tribal fighters').suggestions[0]?.label).toMatch(/^3 · On the night of Friday/);
    expect(suggest('عشائريين').suggestions[0]?.label).toMatch(/^3 · وليل الجمعة/u);
  });

  it('offers nothing for words that no paragraph has', () => {
    expect(suggest('كرة القدم').numbers).toEqual([]);
  });

  it('finds in the report that is asked for, not in others of the corpus', () => {
    const both = [buildLexicalIndex('ar', [...original.paragraphs, ...original.paragraphs])];
    const work = suggestPassages(
      report,
      original.paragraphs.length,
      readTyped('معيزيلة'),
      new Vocabularies(both),
      25,
    );
    let step = work.next();
    while (!step.done) step = work.next();
    expect(step.value.map(({ value }) => value)).toEqual([3]);
  });

  it('gives others their turn in a large vocabulary, and makes that ready once', () => {
    const words = Array.from({ length: 40_000 }, (_, place) => `كلمة${place}ق`);
    const large = new Vocabularies([buildLexicalIndex('ar', [words.join(' ')])]);
    const short: Report = { ...report, original: { ...report.original, paragraphs: [words.join(' ')] } };
    const first = suggest('زعفران', 25, short, large).turns;
    const again = suggest('زعفران', 25, short, large).turns;
    const beginning = suggest('كلمة77', 25, short, large);
    expect(again).toBeGreaterThan(10);
    expect(first).toBeGreaterThanOrEqual(again + 20);
    // What begins as a word does is looked up, not sought.
    expect(beginning.turns).toBe(1);
    expect(beginning.numbers).toEqual([0]);
  });
});
