import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/corpus/report.ts';
import {
  diversified,
  flatten,
  type PlacedCandidate,
  questionsOf,
  readingOrder,
} from '../../../src/core/suggesting/candidates.ts';
import { documentQuestions } from '../../../src/core/suggesting/document-questions.ts';
import { readablePart } from '../../../src/core/suggesting/readable.ts';
import { splitSentences } from '../../../src/core/text/sentences.ts';
import { original } from '../../assistant/report-files.ts';
import { frequencies } from './word-lists.ts';

describe('readingOrder', () => {
  const places = fc
    .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
    .map((sizes) =>
      sizes.flatMap((size, report) =>
        Array.from({ length: size + 1 }, (_, paragraph) => ({ report, paragraph })),
      ),
    );

  it('has every body paragraph once, and a bound leaves out the last paragraphs of no report before the first of another', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 80 }), (list, limit) => {
        const body = list.flatMap(({ paragraph }, number) => (paragraph > 0 ? [number] : []));
        const order = readingOrder(list, () => true, limit);
        expect(order).toHaveLength(Math.min(limit, body.length));
        expect(new Set(order).size).toBe(order.length);
        const read = order.map((number) => list[number]?.paragraph ?? 0);
        expect(read).toEqual(read.toSorted((left, right) => left - right));
        expect(read).not.toContain(0);
      }),
    );
  });

  it('reads one report alone where that is asked for', () => {
    const list = [0, 0, 1, 1, 1].map((report, place) => ({ report, paragraph: [0, 1, 0, 1, 2][place] ?? 0 }));
    expect(readingOrder(list, (number) => list[number]?.report === 1, 10)).toEqual([3, 4]);
  });
});

describe('questionsOf', () => {
  it('asks nothing twice, and nothing that is too long to be entered', () => {
    for (const paragraph of original.paragraphs) {
      const texts = questionsOf(`${paragraph} ${paragraph}`, 'ar', frequencies).map(({ text }) => text);
      expect(new Set(texts.map(flatten)).size).toBe(texts.length);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(100);
    }
    const title = `مدير ${'دائرة الصحة '.repeat(12).trim()}`;
    expect(
      questionsOf(`وقال ${title}، علاء الموسوي، إن العمل بدأ.`, 'ar', frequencies).map(({ text }) => text),
    ).not.toContain(`من هو ${title}؟`);
  });

  it('asks a bounded number of questions of a paragraph, however many it would let one ask', () => {
    const sentences = Array.from(
      { length: 200 },
      (_, place) => `وقال مدير دائرة الصحة علاء الموسوي${'ا'.repeat(place)} إن العمل بدأ.`,
    );
    expect(questionsOf(sentences.join(' '), 'ar', frequencies).length).toBeLessThanOrEqual(12);
  });
});

describe('diversified', () => {
  const candidate = fc.record<PlacedCandidate>({
    text: fc.string(),
    kind: fc.constantFrom('who', 'what', 'when', 'where'),
    language: fc.constantFrom('ar', 'en'),
    paragraph: fc.integer({ min: 1, max: 6 }),
    term: fc.constant(null),
  });

  it('only reorders, and begins with as many kinds as it can', () => {
    fc.assert(
      fc.property(fc.array(candidate), (candidates) => {
        const ordered = diversified(candidates);
        expect(ordered.toSorted(byText)).toEqual(candidates.toSorted(byText));
      }),
    );
    const made = [1, 2, 3].flatMap((paragraph) =>
      (['who', 'who', 'what', 'when'] as const).map(
        (kind): PlacedCandidate => ({
          text: `${kind} ${paragraph}`,
          kind,
          language: 'ar',
          paragraph,
          term: null,
        }),
      ),
    );
    const first = diversified(made).slice(0, 4);
    expect(new Set(first.map(({ kind }) => kind)).size).toBe(3);
    expect(new Set(first.map(({ paragraph }) => paragraph)).size).toBeGreaterThan(1);
  });

  const byText = (left: PlacedCandidate, right: PlacedCandidate): number =>
    JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
});

describe('documentQuestions', () => {
  const report = (date: string, caption: string): Report => {
    const text = { language: 'ar' as const, title: 'عنوان', date, caption, paragraphs: ['', ''] };
    return { slug: 'x', original: text, renditions: [], source: null, url: null };
  };

  it('asks of the only report by what its heading has', () => {
    const asked = (...call: Parameters<typeof report>) =>
      documentQuestions([report(...call)], 'ar').map(({ text }) => text);
    expect(asked('1 مايو', 'جسر (سامر/رويترز)')).toEqual([
      'متى نُشر هذا التقرير؟',
      'ما عنوان هذا التقرير؟',
      'من التقط صورة هذا التقرير؟',
    ]);
    expect(asked('', 'جسر')).toEqual(['ما عنوان هذا التقرير؟']);
  });

  it('asks of no report as "this" one where there are several', () => {
    expect(documentQuestions([report('', ''), report('', '')], 'en')).toEqual([]);
  });
});

describe('readablePart', () => {
  it('is the whole of a paragraph, or whole sentences from the beginning of a very long one', () => {
    const [, paragraph = ''] = original.paragraphs;
    expect(readablePart(paragraph)).toBe(paragraph);
    const long = `${paragraph} `.repeat(60);
    const part = readablePart(long);
    expect(part.length).toBeLessThanOrEqual(4000);
    expect(part.length).toBeGreaterThan(3000);
    expect(long.startsWith(`${part} `)).toBe(true);
    expect(splitSentences(part).every(([start, end]) => part.slice(start, end) === paragraph)).toBe(true);
    expect(readablePart('كلمة '.repeat(2000))).toBe('');
  });
});
