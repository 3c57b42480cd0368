import { answerProbability } from '../core/answering/answerability.ts';
import { rank } from '../core/ranking/ranker.ts';
import { type FittedModel, type FittingCase, fitModel, type GroupedCase } from './fit-model.ts';

/** What the project aims at: of the answerable questions answered, of the others declined. */
const aims = { answered: 0.97, declined: 0.92 } as const;

const folds = 4;

/** A labelled question, judged by weights that were fitted without its group. */
export interface HeldOut {
  readonly group: string;
  readonly answerable: boolean;
  /** Whether the best candidate is right. */
  readonly found: boolean;
  readonly probability: number;
  /** How small the corpus is that was asked. */
  readonly smallness: number;
}

/** Judges each case by weights that were fitted without its group; in the order of the groups. */
export function holdOut(labelled: readonly GroupedCase[], others: readonly FittingCase[]): HeldOut[] {
  const groups = [...new Set(labelled.map(({ group }) => group))];
  return Array.from({ length: folds }, (_, fold) => {
    const outside = new Set(groups.filter((_group, place) => place % folds === fold));
    const model = fitModel([...others, ...labelled.filter(({ group }) => !outside.has(group))]);
    return labelled
      .filter(({ group }) => outside.has(group))
      .map(({ group, question, candidates, places, right }) => {
        const ranked = rank(candidates, question, places, model);
        return {
          group,
          answerable: right.length > 0,
          found: right.includes(ranked[0]?.paragraph ?? -1),
          probability: answerProbability(ranked, question, model.answerability),
          smallness: ranked[0]?.smallness ?? 0,
        };
      });
  }).flat();
}

/** Judges each case as it is, and an answerable one once more as not answered, its right paragraphs left out. */
export const judgeBothWays = (cases: readonly FittingCase[], model: FittedModel): HeldOut[] =>
  cases.flatMap(({ question, candidates, others, places, right }) =>
    (right.length > 0 ? [candidates, others] : [others]).map((read) => {
      const ranked = rank(read, question, places, model);
      const [best] = ranked;
      return {
        group: '',
        answerable: read === candidates && right.length > 0,
        found: right.includes(best?.paragraph ?? -1),
        probability: answerProbability(ranked, question, model.answerability),
        smallness: best?.smallness ?? 0,
      };
    }),
  );

/**
 * Chooses from which probability on a question counts as answered: where the share of answered and the share of declined
 * questions come equally near to their aims.
 */
export function chooseThreshold(judged: readonly HeldOut[]): {
  threshold: number;
  answered: number;
  declined: number;
} {
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
