import { describe, expect, it } from 'vitest';
import { listPassages } from '../src/core/corpus/passages.ts';
import type { Report, ReportText } from '../src/core/corpus/report.ts';
import { indexedPassages } from '../src/indexing.ts';
import { listKnownPassages, numbersBefore } from '../src/known-paragraphs.ts';

const text = (language: 'ar' | 'en', paragraphs: readonly string[]): ReportText => ({
  language,
  title: paragraphs[0] ?? '',
  date: '',
  caption: '',
  paragraphs,
});

const report = (slug: string, arabic: readonly string[], english?: readonly string[]): Report => ({
  slug,
  original: text('ar', arabic),
  renditions: english ? [text('en', english)] : [],
  source: null,
  url: null,
});

const long = (word: string) =>
  Array.from({ length: 60 }, (_, at) => `وقالت ${word} في بغداد ${at}.`).join(' ');

const before = [
  report('a', ['عنوان', long('القوات'), 'فقرة.', long('الوزارة')], ['Title', 'One. Two.', 'Three.', 'Four.']),
  report('b', ['آخر', 'نص قصير.', long('الشرطة')]),
];

const after = [
  report(
    'a',
    ['عنوان', 'فقرة جديدة.', long('القوات'), long('الوزارة')],
    ['Title', 'New.', 'One. Two.', 'Five.'],
  ),
  report('aa', ['آخر', long('الشرطة'), 'One. Two.']),
  report('b', ['آخر', 'نص قصير غُيّر.', long('الشرطة')], ['Title', 'Now in English.', 'Too.']),
];

describe('listKnownPassages', () => {
  it('lists what reading every text lists, whatever an earlier generation knew', () => {
    const read = { passages: listPassages(after), indexed: indexedPassages(after, listPassages(after)) };
    const earlier = { reports: before, passages: indexedPassages(before, listPassages(before)) };
    const known = { earlier, numbers: numbersBefore(before, after) };
    expect(listKnownPassages(after, known)).toEqual(read);
    expect(listKnownPassages(after, null)).toEqual(read);
  });

  it('takes over what was known rather than reading it', () => {
    const passages = indexedPassages(before, listPassages(before)).map((each) => ({
      ...each,
      hash: 'known',
    }));
    const known = { earlier: { reports: before, passages }, numbers: numbersBefore(before, after) };
    const fresh = listKnownPassages(after, known).indexed.filter(({ hash }) => hash !== 'known');
    expect(fresh.map(({ document, language, paragraph }) => `${document} ${language} ${paragraph}`)).toEqual([
      'a ar 1',
      'a en 1',
      'a en 3',
      'aa ar 2',
      'b ar 1',
      'b en 1',
      'b en 2',
    ]);
  });
});

describe('numbersBefore', () => {
  it('finds a text in the same language alone', () => {
    const numbers = numbersBefore(before, after);
    expect([...numbers.ar]).toEqual([0, -1, 1, 3, 4, 6, -1, 4, -1, 6]);
    expect([...numbers.en].slice(0, 4)).toEqual([0, -1, 1, -1]);
  });
});
