import { answerProbability } from '../core/answering/answerability.ts';
import { rank } from '../core/ranking/ranker.ts';
import { type FittingCase, fitModel } from './fit-model.ts';
import type { LabelledQuestion } from './labelled-questions.ts';

/** What the project aims at: of the answerable questions answered, of the others declined. */
const aims = { answered: 0.95, declined: 0.85 } as const;

const folds = 6;

/**
 * Chooses from which probability on a question counts as answered: where the share of answered and the share of declined
 * questions come equally near to their aims, each question judged by weights that were fitted without its fact.
 */
export function chooseThreshold(
  labelled: readonly (FittingCase & { readonly labelled: LabelledQuestion })[],
  others: readonly FittingCase[],
): { threshold: number; answered: number; declined: number } {
  const facts = [...new Set(labelled.map((each) => each.labelled.fact))];
  const judged = Array.from({ length: folds }, (_, fold) => {
    const outside = new Set(facts.filter((_fact, place) => place % folds === fold));
    const model = fitModel([...others, ...labelled.filter((each) => !outside.has(each.labelled.fact))]);
    return labelled
      .filter((each) => outside.has(each.labelled.fact))
      .map(({ question, candidates, places, right }) => ({
        answerable: right.length > 0,
        probability: answerProbability(
          rank(candidates, question, places, model.ranking),
          question,
          model.answerability,
        ),
      }));
  }).flat();
  const share = (answerable: boolean, threshold: number): number => {
    const asked = judged.filter((each) => each.answerable === answerable);
    return asked.filter((each) => each.probability >= threshold === answerable).length / asked.length;
  };
  let best = { threshold: 0.5, answered: 0, declined: 0 };
  let nearest = Number.NEGATIVE_INFINITY;
  for (let percent = 5; percent <= 95; percent++) {
    const threshold = percent / 100;
    const answered = share(true, threshold);
    const declined = share(false, threshold);
    const nearness = Math.min(answered / aims.answered, declined / aims.declined);
    if (nearness > nearest) {
      nearest = nearness;
      best = { threshold, answered: rounded(answered), declined: rounded(declined) };
    }
  }
  return best;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
