import { beforeAll, describe, expect, it } from 'vitest';
import type { Lexicons } from '../../src/core/retrieval/retriever.ts';
import { readWordLists } from '../../src/engines/lexicon-files.ts';
import { pairCases } from '../../src/evaluation/cases/pair-cases.ts';
import { chooseThreshold, holdOut } from '../../src/evaluation/choose-threshold.ts';

const things = ['جسر', 'مستشفى', 'مدرسة', 'ميناء', 'مصنع', 'متحف', 'ملعب', 'سد', 'نفق', 'مطار', 'سوق', 'برج'];
const builders = [
  'كريم',
  'سامر',
  'ليلى',
  'فاضل',
  'نادية',
  'حيدر',
  'منى',
  'طارق',
  'سعاد',
  'جواد',
  'رنا',
  'عماد',
];

let lexicons: Lexicons;
beforeAll(async () => {
  lexicons = { ...(await readWordLists()), translations: null };
});

/** A question about each passage, or one that shares no word with any; each asks for a fact of its own. */
function labelled(pairs: readonly (readonly [question: string, passage: string, answerable: boolean])[]) {
  const cases = pairCases(
    pairs.map(([question, passage]) => [question, passage] as const),
    new Map(),
    lexicons,
  );
  return cases.map((each, place) => ({
    ...each,
    right: pairs[place]?.[2] ? each.right : [],
    group: `fact ${place}`,
  }));
}

const passages = things.map(
  (thing, place) => `افتتح المهندس ${builders[place]} ال${thing} الجديد في المدينة القديمة صباح يوم الأحد.`,
);
const answerable = things.map(
  (thing, place) =>
    [`من المهندس الذي افتتح ال${thing} الجديد في المدينة؟`, passages[place] ?? '', true] as const,
);
const foreign = ['أسعار النفط', 'بطولة كرة القدم', 'لقاح الحصبة', 'زراعة القمح', 'أغنية فيروز', 'سرعة الضوء'];

describe('chooseThreshold', () => {
  it('answers and declines all where the two are told apart', () => {
    const cases = labelled([
      ...answerable,
      ...foreign.map((subject, place) => [`كم بلغت ${subject}؟`, passages[place] ?? '', false] as const),
    ]);
    const chosen = chooseThreshold(holdOut(cases, []));
    expect(chosen).toMatchObject({ answered: 1, declined: 1 });
    expect(chosen.threshold).toBeGreaterThan(0);
    expect(chosen.threshold).toBeLessThan(1);
    expect(chooseThreshold(holdOut(cases, []))).toEqual(chosen);
  });

  it('gains nothing where the same questions are labelled both ways', () => {
    const cases = labelled([
      ...answerable,
      ...answerable.map(([question, passage]) => [question, passage, false] as const),
    ]);
    const { answered, declined } = chooseThreshold(holdOut(cases, []));
    expect(answered + declined).toBeLessThan(1.5);
    expect(answered + declined).toBeGreaterThan(0.5);
  });
});
