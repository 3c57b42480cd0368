import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectSentences } from '../../../src/core/summary/summarize.ts';
import { type SummaryCandidate, summaryLengths } from '../../../src/core/summary/summary.ts';

const most = { short: 3, medium: 5, long: 9 } as const;

const candidate = (text: string, more: Partial<SummaryCandidate> = {}): SummaryCandidate => ({
  document: 'floods',
  paragraph: 1,
  paragraphs: 9,
  language: 'ar',
  text,
  vector: null,
  heading: { text: 'الفيضانات', vector: null },
  relevance: 1,
  opensParagraph: false,
  ...more,
});

const unit = (...numbers: number[]): Float32Array => {
  const norm = Math.hypot(...numbers) || 1;
  return Float32Array.from(numbers, (number) => number / norm);
};

const vector = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
  .map((numbers) => unit(...numbers));
const words = fc.constantFrom(
  'قوات',
  'بغداد',
  'عملية',
  'مخمور',
  'محافظة',
  'متحدث',
  'تحالف',
  'في',
  'هجوم',
  'نازح',
);

const anyCandidates = (withVectors: boolean): fc.Arbitrary<SummaryCandidate[]> =>
  fc.array(
    fc
      .record({
        text: fc.array(words, { minLength: 2, maxLength: 8 }).map((parts) => `${parts.join(' ')}.`),
        paragraph: fc.integer({ min: 1, max: 9 }),
        vector: withVectors ? vector : fc.constant(null),
        relevance: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ text, ...more }) => candidate(text, more)),
    { maxLength: 15 },
  );
const candidates = fc.boolean().chain(anyCandidates);
const length = fc.constantFrom(...summaryLengths);

/** Sentences that share no word, and whose vectors are at right angles. */
const distinct = 'أحمد بدر تامر ثائر جمال حسن خالد دلال ذكي رامي زياد سامي'
  .split(' ')
  .map((name, place, all) =>
    candidate(`${name}.`, {
      paragraph: place + 1,
      vector: unit(...all.map((_, axis) => (axis === place ? 1 : 0))),
    }),
  );

describe('selectSentences', () => {
  it.each(summaryLengths)('takes as many sentences as a %s summary has, or all there are', (wanted) => {
    expect(selectSentences(distinct, wanted).length).toBe(most[wanted]);
    expect(selectSentences(distinct.slice(0, 2), wanted)).toEqual(distinct.slice(0, 2));
    expect(selectSentences([], wanted)).toEqual([]);
  });

  it('takes candidates as they are, in their order, each once, at most as many as asked for', () => {
    fc.assert(
      fc.property(candidates, length, (all, wanted) => {
        const places = selectSentences(all, wanted).map((chosen) => all.indexOf(chosen));
        expect(places).not.toContain(-1);
        expect(places).toEqual([...new Set(places)].sort((left, right) => left - right));
        expect(places.length).toBeLessThanOrEqual(Math.min(most[wanted], all.length));
        expect(places.length > 0).toBe(all.length > 0);
      }),
    );
  });

  it('says nothing twice, whether it knows the sentences by vectors or by their words', () => {
    fc.assert(
      fc.property(anyCandidates(false), length, (all, wanted) => {
        const texts = selectSentences([...all, ...all], wanted).map(({ text }) => text);
        const telling = texts.filter((text) => !/^(?:في[ .]?)+$/u.test(text));
        expect(new Set(telling).size).toBe(telling.length);
      }),
    );
    const twins = [unit(1, 0.01), unit(1, 0.02), unit(0, 1)].map((at, place) =>
      candidate(`${place}.`, { vector: at }),
    );
    expect(selectSentences(twins, 'short').length).toBe(2);
  });

  it('chooses the same each time', () => {
    fc.assert(
      fc.property(candidates, length, (all, wanted) => {
        expect(selectSentences(structuredClone(all), wanted)).toEqual(selectSentences(all, wanted));
      }),
    );
  });

  it('prefers what stands early, all else equal', () => {
    expect(selectSentences(distinct, 'short')).toEqual(distinct.slice(0, 3));
    expect(selectSentences(distinct.toReversed(), 'short')).toEqual(distinct.slice(0, 3).toReversed());
  });

  it('prefers what says more on the topic', () => {
    const onTopic = [4, 7, 11];
    const all = distinct.map((one, place) => ({ ...one, relevance: onTopic.includes(place) ? 1 : 0.1 }));
    expect(selectSentences(all, 'short')).toEqual(onTopic.map((place) => all[place]));
  });

  it('prefers, of sentences as long, the one that most others resemble', () => {
    const at = { paragraph: 5 };
    const apart = ['زيتون تفاح رمان عنب', 'سفينة بحر شراع مرسى', 'ثلج غيم برد ضباب', 'كتاب قلم ورق حبر'].map(
      (text) => candidate(text, at),
    );
    const central = candidate('قوات مخمور عملية هجوم', at);
    const around = [
      'قوات خبز لحم سمك',
      'مخمور قميص حذاء معطف',
      'عملية طبية دواء ممرض',
      'هجوم كرة ملعب هدف',
    ].map((text) => candidate(text, at));
    expect(selectSentences([...apart, ...around, central], 'short')).toContain(central);
  });

  it('prefers what opens a paragraph, and what does not lean on the text before it', () => {
    const at = { paragraph: 5 };
    const plain = ['زيتون تفاح', 'سفينة بحر', 'ثلج غيم', 'كتاب قلم'].map((text) => candidate(text, at));
    const opening = candidate('خبز لحم', { ...at, opensParagraph: true });
    expect(selectSentences([...plain, opening], 'short')).toContain(opening);
    const leaning = candidate('وأضاف أن قميص معطف', at);
    expect(selectSentences([leaning, ...plain.slice(0, 3)], 'short')).not.toContain(leaning);
  });

  it('prefers what names who, where, when or how many', () => {
    const at = { paragraph: 5 };
    const plain = ['زيتون تفاح رمان عنب', 'سفينة بحر شراع مرسى', 'ثلج غيم برد ضباب'].map((text) =>
      candidate(text, at),
    );
    const naming = candidate('العقيد فلان محافظة 80', at);
    expect(selectSentences([...plain, naming], 'short')).toContain(naming);
  });
});
