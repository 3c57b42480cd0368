import { describe, expect, it } from 'vitest';
import { answeringModel } from '../../../src/core/answering/model.ts';
import { analyzeQuestion } from '../../../src/core/answering/question.ts';
import { type RankingFeature, rankingFeatures } from '../../../src/core/ranking/features.ts';
import { type RankingWeights, rank } from '../../../src/core/ranking/ranker.ts';
import { type Lexicons, Retriever } from '../../../src/core/retrieval/retriever.ts';
import { indexOf } from '../retrieval/corpora.ts';

const nothing = { passages: 1000, counts: new Map(), definiteness: new Map() };
const lexicons: Lexicons = {
  frequencies: { ar: nothing, en: nothing },
  synonyms: { ar: new Map(), en: new Map() },
  translations: null,
};
const texts = ['وقع هجوم في مخمور', 'سافر الوفد إلى بغداد', 'وقع هجوم في بغداد', 'سافر الوفد إلى بغداد'];
const places = texts.map((_, place) => ({ report: 0, paragraph: place + 1 }));
const retriever = new Retriever(places, [indexOf(...texts)], lexicons);

function ranking(asked: string, weights: Partial<RankingWeights>) {
  const question = analyzeQuestion(asked);
  const only = Object.fromEntries(
    rankingFeatures.map((feature) => [feature, weights[feature] ?? 0]),
  ) as Record<RankingFeature, number>;
  return rank(retriever.candidates(question, []), question, places, {
    sentence: answeringModel.sentence,
    ranking: only,
  });
}

describe('rank', () => {
  it('puts the greatest weighted sum first', () => {
    expect(ranking('هجوم مخمور', { coverage: 1 })[0]?.paragraph).toBe(0);
    expect(ranking('هجوم مخمور', { coverage: -1 })[0]?.paragraph).not.toBe(0);
  });

  it('scores each candidate by the sum of its features times their weights', () => {
    for (const { vector, rankingScore } of ranking('هجوم بغداد', { coverage: 2, grams: 1 })) {
      const value = (feature: RankingFeature) => vector[rankingFeatures.indexOf(feature)] as number;
      expect(rankingScore).toBeCloseTo(2 * value('coverage') + value('grams'), 9);
    }
  });

  it("leaves equals in the corpus's order", () => {
    const order = ranking('الوفد', {}).map(({ paragraph }) => paragraph);
    expect(order).toEqual([...order].sort((left, right) => left - right));
    expect(order.length).toBeGreaterThan(1);
  });
});
