import type { Excerpt } from '../core/answering/answer.ts';
import { holdsAnswer } from './cases/answer-sentences.ts';
import type { Judged } from './measures.ts';

/** A question whose right answer is known. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  readonly groups: Readonly<Record<string, string>>;
  /** Questions of one cluster ask about one thing, so that one going wrong makes another likelier to. */
  readonly cluster: string;
  /** Paragraphs that answer, each with the words that do. */
  readonly gold: readonly {
    readonly document: string;
    readonly paragraph: number;
    readonly answers: readonly string[];
  }[];
}

/** Excerpts asked for, so that ranks can be told. */
export const judgedDepth = 25;

/** Judges what was found for a question. */
export function judge(
  { id, question, groups, cluster, gold }: KnownQuestion,
  { answered, excerpts }: { readonly answered: boolean; readonly excerpts: readonly Excerpt[] },
): Judged {
  const goldOf = (found: Excerpt | undefined) =>
    gold.find(({ document, paragraph }) => found?.document === document && found.paragraph === paragraph);
  const [best] = excerpts;
  const [start, end] = best?.answer ?? [0, 0];
  const sentence = best?.text.slice(start, end) ?? '';
  return {
    id,
    question,
    groups,
    cluster,
    answerable: gold.length > 0,
    answered,
    probability: best?.score ?? 0,
    ranks: excerpts.flatMap((excerpt, place) => (goldOf(excerpt) ? [place + 1] : [])),
    right: new Set(gold.map(({ document, paragraph }) => `${document} ${paragraph}`)).size,
    sentence: goldOf(best)?.answers.some((answer) => holdsAnswer(sentence, answer)) ?? false,
    found: best ? `${best.document} ¶${best.paragraph}` : '',
  };
}

/** A question whose right paragraphs were left out: it should be declined. */
export const judgeLeftOut = (known: KnownQuestion, decision: Parameters<typeof judge>[1]): Judged =>
  judge({ ...known, gold: [] }, decision);
