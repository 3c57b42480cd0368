import { beforeAll, describe, expect, it } from 'vitest';
import type { PairFiles } from '../../src/training/data/pair-files.ts';
import { type DevelopmentSet, holdOut } from '../../src/training/development.ts';
import { measureDevelopment } from '../../src/training/development-measure.ts';
import { reportPairs } from './report-pairs.ts';

describe('what is held out', () => {
  let files: PairFiles;
  let training: PairFiles;
  let sets: DevelopmentSet[];
  beforeAll(async () => {
    files = await reportPairs();
    ({ training, sets } = holdOut(files));
  });

  it('is in no training pair', () => {
    const trained = new Set([...training.values()].flat(2));
    // The reports' paragraphs stand in other files too; of those with questions it is these pairs that must be gone.
    const answering = new Set((training.get('qa_reports') ?? []).map(([, passage]) => passage));
    for (const { name, passages, questions } of sets) {
      expect(questions.length, name).toBeGreaterThan(10);
      for (const [question, right] of questions) {
        expect(trained.has(question), question).toBe(false);
        if (name.startsWith('qa_')) expect(answering.has(passages[right] ?? ''), question).toBe(false);
      }
    }
  });

  it('is asked over all passages, with the right one among them', () => {
    const asked = sets.find(({ name }) => name === 'qa_reports');
    const all = files.get('qa_reports') ?? [];
    expect(asked?.passages).toEqual([...new Set(all.map(([, passage]) => passage))]);
    for (const [question, right] of asked?.questions ?? []) {
      expect(all).toContainEqual([question, asked?.passages[right]]);
    }
  });

  it('and what is left are all the pairs', () => {
    const held = sets.filter(({ name }) => name.startsWith('qa_')).flatMap(({ questions }) => questions);
    expect((training.get('qa_reports')?.length ?? 0) + held.length).toBe(files.get('qa_reports')?.length);
    expect(training.get('dic_wiktionary')).toEqual(files.get('dic_wiktionary'));
  });
});

it('measures recall@1 and MRR@10', () => {
  const vectors: Record<string, Float32Array> = {
    a: Float32Array.of(1, 0),
    b: Float32Array.of(0, 1),
    'near a': Float32Array.of(0.8, 0.6),
  };
  const set = {
    name: 'two',
    passages: ['a', 'b'],
    questions: [
      ['near a', 0],
      ['near a', 1],
    ] as const,
  };
  expect(measureDevelopment([set], (text) => vectors[text] ?? Float32Array.of(0, 0))).toEqual([
    { name: 'two', questions: 2, recallAt1: 0.5, reciprocalRank: 0.75 },
  ]);
});
