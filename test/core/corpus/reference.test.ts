import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAt, makeExcerpt } from '../../../src/core/answering/excerpt.ts';
import { readParagraph } from '../../../src/core/corpus/reading.ts';
import { ReferenceTable, referenceLength, referenceTo } from '../../../src/core/corpus/reference.ts';
import type { Report } from '../../../src/core/corpus/report.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';

const reportOf = (slug: string, ...body: string[]): Report => ({
  slug,
  original: {
    language: 'ar',
    title: 'عنوان',
    date: 'أيلول',
    caption: 'تعليق',
    paragraphs: ['عنوان\nأيلول\nتعليق', ...body],
  },
  renditions: [],
  source: null,
  url: null,
});

const sentence = fc
  .string({ unit: fc.constantFrom(...'ابتثجحخ د'), minLength: 1, maxLength: 60 })
  .map((words) => `ق${words}ف. `);
const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 60, size: 'max' })
  .map((sentences) => sentences.join('').trim());

const cut = (report: Report, at: number, place: number) =>
  makeExcerpt({ report, paragraph: at, read: 'ar', sentences: [place, place], score: 0.5, language: 'ar' });

const report = reportOf('floods', 'ذهب. عاد. نام.', 'قام. خرج.');
const excerpt = cut(report, 1, 1);
const found = (reports: readonly Report[], reference = excerpt.reference) =>
  new ReferenceTable(reports).find(reference);

describe('a reference', () => {
  it('is nine characters that a custom id can carry', () => {
    expect(excerpt.reference).toMatch(/^[\w-]{9}$/);
    expect(excerpt.reference).toHaveLength(referenceLength);
  });

  it('leads back to the excerpt that it was made for, in any report', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (body, at, which) => {
          const made = reportOf('any', ...body);
          const number = at % made.original.paragraphs.length;
          const place = which % splitSentences(made.original.paragraphs[number] ?? '').length;
          const first = cut(made, number, place);
          // Of two paragraphs with the same words, each is found by its number.
          const again = new ReferenceTable([reportOf('other', ...body), made]).find(first.reference);
          expect(again && { ...excerptAt(again, 'ar'), score: first.score }).toEqual(first);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('leads back to several sentences, as the reference of a whole paragraph does', () => {
    const { reference, text } = readParagraph(report, 1);
    const place = found([report], reference);
    expect(place).toMatchObject({ paragraph: 1, firstSentence: 0, sentenceCount: 3 });
    const { answer } = excerptAt(place as NonNullable<typeof place>, 'ar');
    expect(text.slice(...(answer ?? [0, 0]))).toBe('ذهب. عاد. نام.');
  });

  it('keeps to its length for more sentences than it can count, and leads to some that are there', () => {
    const long = reportOf('long', 'نعم. '.repeat(1500).trim());
    const text = long.original.paragraphs[1] ?? '';
    const reference = referenceTo(long, 1, splitSentences(text), [text.length - 4, text.length]);
    expect(reference).toMatch(/^[\w-]{6}zz1$/);
    const place = found([long], reference);
    expect(excerptAt(place as NonNullable<typeof place>, 'ar').text).toContain('نعم.');
  });

  it.each([
    ['changed by a letter', [reportOf('floods', 'ذهب. عاد. نامَ.', 'قام. خرج.')]],
    ['moved to another number', [reportOf('floods', 'قام. خرج.', 'ذهب. عاد. نام.')]],
    ['removed', [reportOf('floods', 'قام. خرج.')]],
    ['of another report', [reportOf('fires', 'ذهب. عاد. نام.', 'قام. خرج.')]],
    ['of no report', []],
  ])('is not found once its paragraph is %s', (_, reports) => expect(found(reports)).toBeNull());

  it('is found however its neighbours change', () => {
    expect(found([reportOf('floods', 'ذهب. عاد. نام.', 'غير ذلك.', 'وأكثر.')])?.paragraph).toBe(1);
  });

  it('finds neither of two paragraphs that it could mean', () => {
    expect(found([report, structuredClone(report)])).toBeNull();
  });

  it('is none where it is in another shape', () => {
    for (const garbage of ['', 'AAAAAA', `${excerpt.reference}0`, `${excerpt.reference.slice(0, 6)}0Z1`])
      expect(found([report], garbage)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (garbage) => {
        expect(found([report], garbage)).toBeNull();
      }),
    );
  });
});
