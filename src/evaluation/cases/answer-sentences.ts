import { splitSentences } from '../../core/text/sentences.ts';

/** Whether a sentence holds the words that answer; of an answer over several sentences, its beginning. */
export const holdsAnswer = (sentence: string, answer: string): boolean =>
  sentence.includes(answer) || sentence.includes(answer.split(/(?<=[.؟!])\s/u)[0] ?? answer);

/** The places of a text's sentences that hold the words that answer. */
export const sentencesWith = (text: string, answer: string): number[] =>
  splitSentences(text).flatMap(([start, end], place) =>
    holdsAnswer(text.slice(start, end), answer) ? [place] : [],
  );
