import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExcerptRequest, isVerbatim, makeExcerpt } from '../../../src/core/answering/excerpt.ts';
import type { Report, ReportText } from '../../../src/core/corpus/report.ts';
import type { Language } from '../../../src/core/language.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';

const limit = 1200;

const textIn = (language: Language, ...body: string[]): ReportText => ({
  language,
  title: 'عنوان',
  date: 'أيلول',
  caption: 'تعليق',
  paragraphs: ['عنوان\nأيلول\nتعليق', ...body],
});

const reportOf = (original: ReportText, ...renditions: ReportText[]): Report => ({
  slug: 'floods',
  original,
  renditions,
  source: null,
  url: null,
});

/** The request for one sentence. */
const one = (place: number) => ({ sentences: [place, place] as const });

const cut = (report: Report, request: Partial<ExcerptRequest> = {}) =>
  makeExcerpt({
    report,
    paragraph: 1,
    read: 'ar',
    ...one(0),
    score: 0.5,
    language: 'ar',
    ...request,
  });

const sentence = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرز '), maxLength: 40 }),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([words, times]) => `ق${words.repeat(times)}ف`);
const paragraph = fc
  .array(fc.tuple(sentence, fc.constantFrom('. ', '؟ ', '!\n', '…  ', '."\u00a0')), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => parts.flat().join('').trim());

describe('makeExcerpt', () => {
  it('cites the report, the paragraph and how many there are, and rounds the score', () => {
    expect(cut(reportOf(textIn('ar', 'نص أول.', 'نص ثان.')), { paragraph: 2, score: 0.123456 })).toEqual({
      document: 'floods',
      title: 'عنوان',
      date: 'أيلول',
      paragraph: 2,
      paragraphs: 2,
      language: 'ar',
      text: 'نص ثان.',
      answer: [0, 7],
      score: 0.1235,
      translation: null,
      reference: expect.stringMatching(/^[\w-]{6}001$/),
    });
  });

  it('takes a paragraph that fits whole, and points at the sentence in it', () => {
    const { text, answer } = cut(reportOf(textIn('ar', 'ذهب. عاد. نام.')), one(1));
    expect([text, answer]).toEqual(['ذهب. عاد. نام.', [5, 9]]);
  });

  it('marks two sentences as one stretch, in the original and by way of a rendition', () => {
    const report = reportOf(textIn('ar', 'ذهب. عاد. نام.'), textIn('en', 'He left. He came. He slept.'));
    for (const read of ['ar', 'en'] as const) {
      const { text, answer, reference } = cut(report, { read, sentences: [1, 2] });
      expect([text, answer]).toEqual(['ذهب. عاد. نام.', [5, 14]]);
      expect(reference).toMatch(/^[\w-]{6}012$/);
    }
  });

  it('points at a line of paragraph 0', () => {
    const { text, answer } = cut(reportOf(textIn('ar', 'نص.')), { paragraph: 0, ...one(1) });
    expect(text.slice(...(answer ?? []))).toBe('أيلول');
  });

  it('is verbatim, holds the answering sentence where it says, and keeps to the limit unless that alone is longer', () => {
    fc.assert(
      fc.property(paragraph, fc.nat(), (body, any) => {
        const report = reportOf(textIn('ar', body));
        const sentences = splitSentences(body);
        const place = any % sentences.length;
        const [start, end] = sentences[place] as [number, number];
        const excerpt = cut(report, one(place));
        expect(isVerbatim(excerpt, report)).toBe(true);
        expect(body).toContain(excerpt.text);
        expect(excerpt.text).toContain(body.slice(start, end));
        expect(excerpt.text.slice(...(excerpt.answer ?? [0, 0]))).toBe(body.slice(start, end));
        if (end - start > limit) expect(excerpt.text).toBe(body.slice(start, end));
        else expect(excerpt.text.length).toBeLessThanOrEqual(limit);
        if (body.length <= limit) expect(excerpt.text).toBe(body);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts between sentences, and takes as many as fit', () => {
    fc.assert(
      fc.property(paragraph, fc.nat(), (body, any) => {
        const sentences = splitSentences(body);
        const { text, answer } = cut(reportOf(textIn('ar', body)), one(any % sentences.length));
        if (text === body) return;
        const from = (sentences[any % sentences.length]?.[0] ?? 0) - (answer?.[0] ?? 0);
        const first = sentences.findIndex(([start]) => start === from);
        const last = sentences.findIndex(([, end]) => end === from + text.length);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeGreaterThanOrEqual(first);
        const next = sentences[last + 1]?.[1] ?? Number.POSITIVE_INFINITY;
        const before = sentences[first - 1]?.[0] ?? Number.NEGATIVE_INFINITY;
        expect(next - from).toBeGreaterThan(limit);
        expect(from + text.length - before).toBeGreaterThan(limit);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the rendition in the language of the question, whole, and cites the original', () => {
    const report = reportOf(textIn('ar', 'ذهب. عاد.'), textIn('en', 'He left. He came.'));
    const asked = cut(report, { read: 'en', language: 'en', ...one(1) });
    expect(asked.translation).toEqual({ language: 'en', text: 'He left. He came.' });
    expect([asked.language, asked.text, asked.answer]).toEqual(['ar', 'ذهب. عاد.', [5, 9]]);
    expect(cut(report).translation).toBeNull();
  });

  it('finds a sentence of a rendition cut otherwise at the same share of the original', () => {
    const original = textIn('ar', 'ذهب هناك في الصباح وعاد. نام. ثم قام وخرج من بيته.');
    const report = reportOf(
      original,
      textIn('en', 'He left in the morning and he came back and slept. Then he rose and went out.'),
    );
    const places = [0, 1].map((place) => cut(report, { read: 'en', ...one(place) }));
    expect(places.map(({ text, answer }) => text.slice(...(answer ?? [])))).toEqual([
      'ذهب هناك في الصباح وعاد.',
      'ثم قام وخرج من بيته.',
    ]);
  });

  it('gives a valid place for any rendition and any sentence of it', () => {
    fc.assert(
      fc.property(paragraph, paragraph, fc.nat(), (body, other, any) => {
        const report = reportOf(textIn('ar', body), textIn('en', other));
        const excerpt = cut(report, { read: 'en', ...one(any % splitSentences(other).length) });
        expect(isVerbatim(excerpt, report)).toBe(true);
        const answer = excerpt.text.slice(...(excerpt.answer ?? [0, 0]));
        expect(splitSentences(body).map(([start, end]) => body.slice(start, end))).toContain(answer);
      }),
    );
  });
});

describe('isVerbatim', () => {
  const report = reportOf(textIn('ar', 'ذهب. عاد.', 'نام.'));
  const excerpt = cut(report, one(1));

  it('is true of what was cut', () => {
    expect(isVerbatim(excerpt, report)).toBe(true);
  });

  it.each([
    ['another report', { document: 'fires' }],
    ['another paragraph', { paragraph: 2 }],
    ['a paragraph that is not there', { paragraph: 3 }],
    ['changed words', { text: 'ذهب. وعاد.' }],
    ['no words', { text: '', answer: null }],
    ['an answer past the end', { answer: [5, 10] as const }],
    ['an answer before the beginning', { answer: [-1, 4] as const }],
    ['an empty answer', { answer: [4, 4] as const }],
  ])('is false of %s', (_, change) => {
    expect(isVerbatim({ ...excerpt, ...change }, report)).toBe(false);
  });
});
