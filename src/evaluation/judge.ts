import type { Assistant } from '../assistant.ts';
import type { Answer } from '../core/answering/answer.ts';
import { holdsAnswer } from './cases/answer-sentences.ts';
import type { Judged } from './measures.ts';

/** A question whose right answer is known. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  readonly groups: Readonly<Record<string, string>>;
  /** Paragraphs that answer, each with the words that do. */
  readonly gold: readonly {
    readonly document: string;
    readonly paragraph: number;
    readonly answers: readonly string[];
  }[];
}

/** Excerpts asked for, so that ranks can be told. */
const depth = 25;

/** Asks the assistant every question and judges the answers, in order. */
export async function judgeAll(
  assistant: Assistant,
  questions: readonly KnownQuestion[],
  onProgress: (done: number) => void = () => {},
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [place, known] of questions.entries()) {
    judged.push(judge(known, await assistant.ask(known.question, { top: depth })));
    onProgress(place + 1);
  }
  return judged;
}

function judge({ id, question, groups, gold }: KnownQuestion, { answered, excerpts }: Answer): Judged {
  const isRight = (place: number) =>
    gold.find(
      ({ document, paragraph }) =>
        excerpts[place]?.document === document && excerpts[place]?.paragraph === paragraph,
    );
  const first = excerpts.findIndex((_, place) => isRight(place));
  const [best] = excerpts;
  const [start, end] = best?.answer ?? [0, 0];
  const sentence = best?.text.slice(start, end) ?? '';
  return {
    id,
    question,
    groups,
    answerable: gold.length > 0,
    answered,
    probability: best?.score ?? 0,
    rank: first < 0 ? null : first + 1,
    sentence: isRight(0)?.answers.some((answer) => holdsAnswer(sentence, answer)) ?? false,
    found: best ? `${best.document} ¶${best.paragraph}` : '',
  };
}
