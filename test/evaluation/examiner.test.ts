import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { rankingFeatures } from '../../src/core/ranking/features.ts';
import { ablate } from '../../src/evaluation/ablation.ts';
import { examineAll, judgeAll } from '../../src/evaluation/asking-all.ts';
import { Examiner } from '../../src/evaluation/examiner.ts';
import type { KnownQuestion } from '../../src/evaluation/judge.ts';
import { signals } from '../../src/evaluation/signals.ts';
import { configFor, labelledQuestions } from '../assistant/report-files.ts';
import { temporaryFolder } from '../scripts/command.ts';

const known: readonly KnownQuestion[] = labelledQuestions
  .filter(({ id }, place) => id.startsWith('c') && place % 4 === 0)
  .map(({ id, question, gold }) => ({
    id,
    question,
    groups: {},
    cluster: id,
    gold: gold.map(({ answer, ...where }) => ({ ...where, answers: [answer] })),
  }));
const answerable = known.filter(({ gold }) => gold.length > 0);

let assistant: Assistant;
let examiner: Examiner;
beforeAll(async () => {
  const config = configFor(path.join(await temporaryFolder(afterAll), 'index'));
  assistant = await openAssistant(config);
  examiner = await Examiner.open(config);
});
afterAll(async () => {
  await assistant.close();
  await examiner.close();
});

describe('an examiner', () => {
  it('judges what the assistant answers', async () => {
    expect(known.length).toBeGreaterThan(20);
    for (const each of known) {
      const { answered, excerpts } = await assistant.ask(each.question, { top: 25 });
      const places = excerpts.map(({ paragraph }) => paragraph);
      expect(await examiner.judge(each)).toMatchObject({
        answered,
        probability: excerpts[0]?.score,
        ranks: places.flatMap((paragraph, place) =>
          each.gold.some((gold) => gold.paragraph === paragraph) ? [place + 1] : [],
        ),
      });
    }
  });

  it('never finds a paragraph that is left out', async () => {
    for (const each of answerable) {
      const judged = await examiner.judgeLeftOut(each);
      expect(judged).toMatchObject({ answerable: false, ranks: [] });
      for (const { document, paragraph } of each.gold)
        expect(judged.found).not.toBe(`${document} ¶${paragraph}`);
    }
  });
});

describe('ablate', () => {
  it('counts every feature of the ranker under one signal', () => {
    const counted = signals.flatMap(({ features }) => features);
    expect(counted.toSorted()).toEqual([...rankingFeatures].sort());
  });

  it('ranks as the whole does where a signal has no feature, and differs where it has', async () => {
    const judged = await judgeAll(examiner, answerable);
    const examined = await examineAll(examiner, answerable);
    const { places } = examiner.index.retriever;
    const all = ablate(examined, places, [{ name: 'none', features: [], read: null }])[0];
    expect(all?.without.map(([rank]) => rank)).toEqual(judged.map(({ ranks: [rank] }) => rank));
    const ablations = ablate(examined, places);
    expect(ablations.length).toBeGreaterThan(5);
    expect(ablations.some(({ without }) => JSON.stringify(without) !== JSON.stringify(all?.without))).toBe(
      true,
    );
    for (const { alone } of ablations) if (alone) expect(alone.some(([rank]) => rank === 1)).toBe(true);
  });
});
