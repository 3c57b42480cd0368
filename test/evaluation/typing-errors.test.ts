import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/core/fitting/random.ts';
import { editDistance } from '../../src/core/text/edit-distance.ts';
import { fold } from '../../src/core/text/fold.ts';
import { judgeAll, judgeMistyped } from '../../src/evaluation/asking-all.ts';
import { Examiner } from '../../src/evaluation/examiner.ts';
import { measure } from '../../src/evaluation/measures.ts';
import { mistype } from '../../src/evaluation/typing-errors.ts';
import { configFor, labelledQuestions } from '../assistant/report-files.ts';
import { temporaryFolder } from '../scripts/command.ts';

const wordsOf = (text: string) => fold(text).text.split(/[^\p{L}\p{N}]+/u);

describe('mistype', () => {
  it('changes one word of five letters or more by one edit, as far as matching can tell', () => {
    const random = seededRandom(1);
    for (const { question } of labelledQuestions) {
      const mistyped = mistype(question, random);
      if (mistyped === null) {
        expect(wordsOf(question).filter((word) => /^\p{L}{5,}$/u.test(word))).toEqual([]);
        continue;
      }
      const [before, after] = [wordsOf(question), wordsOf(mistyped)];
      expect(after.length).toBe(before.length);
      const changed = before.flatMap((word, place) =>
        word === after[place] ? [] : [[word, after[place] ?? '']],
      );
      expect(changed).toHaveLength(1);
      const [[word = '', edited = ''] = []] = changed;
      expect(word.length).toBeGreaterThanOrEqual(5);
      expect(editDistance(word, edited, 2)).toBe(1);
    }
  });

  it('draws every kind of edit, the same for the same seed', () => {
    const drawn = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 60 }, () => mistype('مخمور', random) ?? '');
    };
    expect(drawn(3)).toEqual(drawn(3));
    expect(new Set(drawn(3).map((word) => word.length))).toEqual(new Set([4, 5, 6]));
  });

  it('has nothing to mistype in short words', () => {
    expect(mistype('من هو قائد جيش', seededRandom(1))).toBeNull();
  });
});

describe('one random edit in a word of five letters or more', () => {
  it('lowers recall@1 by 0.05 at most', async () => {
    const examiner = await Examiner.open(configFor(await temporaryFolder(afterAll)));
    const questions = labelledQuestions
      .filter(({ id, gold }) => id.startsWith('c') && gold.length > 0)
      .map(({ id, question, gold }) => ({
        id,
        question,
        groups: {},
        cluster: id,
        gold: gold.map(({ answer, ...where }) => ({ ...where, answers: [answer] })),
      }));
    const judged = await judgeAll(examiner, questions);
    const { asWritten, mistyped } = await judgeMistyped(examiner, questions, judged, 3);
    await examiner.close();
    expect(mistyped.length).toBeGreaterThan(200);
    const recall = (all: typeof mistyped) => measure(all).recallAt1 ?? 0;
    expect(recall(asWritten) - recall(mistyped)).toBeLessThanOrEqual(0.05);
  });
});
