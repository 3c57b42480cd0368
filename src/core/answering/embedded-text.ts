import { fold } from '../text/fold.ts';

/** Marks over and under Arabic letters, and the tatweel. */
const arabicMarks = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

/**
 * A question as its vector is made of it: written alike, however it was typed, so that the same question always has the
 * same vector. Punctuation around it, marks, tatweel, the script of digits and the number of spaces are made one.
 * @param folded whether spelling is too (hamza, ya, ta marbuta, Persian letters, capitals): for a model that reads folded
 * words in any case; others were trained on full spelling, and read it better
 */
export function embeddedText(question: string, folded: boolean): string {
  const text = folded ? fold(question).text : withoutMarks(question);
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/\s+/gu, ' ');
  return words || question;
}

const withoutMarks = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(arabicMarks, '')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Nd}٫٬]/gu, (character) => fold(character).text);
