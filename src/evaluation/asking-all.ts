import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../core/fitting/random.ts';
import type { Examined, Examiner } from './examiner.ts';
import type { KnownQuestion } from './judge.ts';
import type { Judged } from './measures.ts';
import { rewordings } from './rewordings.ts';
import { mistype } from './typing-errors.ts';

/** Mistyped words are drawn by this, so that each run mistypes alike. */
const seed = 5;

/** One after another, since they wait for the same model. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

export const judgeAll = (examiner: Examiner, questions: readonly KnownQuestion[]): Promise<Judged[]> =>
  inTurn(questions, (known) => examiner.judge(known));

export const judgeAllLeftOut = (examiner: Examiner, questions: readonly KnownQuestion[]): Promise<Judged[]> =>
  inTurn(questions, (known) => examiner.judgeLeftOut(known));

export const examineAll = (examiner: Examiner, questions: readonly KnownQuestion[]): Promise<Examined[]> =>
  inTurn(questions, (known) => examiner.examine(known));

/** Answerable questions with a word long enough, as they are and mistyped. */
export interface Mistyped {
  readonly asWritten: readonly Judged[];
  readonly mistyped: readonly Judged[];
}

/**
 * Asks each answerable question once more with one random edit in one of its words.
 * @param judged the questions as they were judged when they were asked as they are, in the same order
 * @param times how many edits of each question are asked, one by one
 */
export async function judgeMistyped(
  examiner: Examiner,
  questions: readonly KnownQuestion[],
  judged: readonly Judged[],
  times: number,
): Promise<Mistyped> {
  const random = seededRandom(seed);
  const edits = questions.flatMap((known, place) => {
    if (known.gold.length === 0) return [];
    return Array.from({ length: times }, () => mistype(known.question, random)).flatMap((question) =>
      question === null ? [] : [{ known: { ...known, question }, before: judged[place] as Judged }],
    );
  });
  return {
    asWritten: edits.map(({ before }) => before),
    mistyped: await inTurn(edits, ({ known }) => examiner.judge(known)),
  };
}

/** How many questions one way of writing changes, and how many of those keep their whole answer. */
export interface Reworded {
  readonly way: string;
  readonly changed: number;
  readonly same: number;
}

/** Asks each question once more in each of the ways of `rewordings`, wherever it changes the question. */
export async function askReworded(
  examiner: Examiner,
  questions: readonly KnownQuestion[],
): Promise<Reworded[]> {
  const answers = await inTurn(questions, ({ question }) => examiner.answer(question));
  return inTurn(Object.entries(rewordings), async ([way, reword]) => {
    const changed = questions
      .map(({ question }, place) => ({
        question,
        other: reword(question, () => true),
        answer: answers[place],
      }))
      .filter(({ question, other }) => question !== other);
    const same = await inTurn(changed, async ({ other, answer }) =>
      isDeepStrictEqual(await examiner.answer(other), answer),
    );
    return { way, changed: changed.length, same: same.filter(Boolean).length };
  });
}
