import { stripBidiControls } from '../text/bidi.ts';

/** Arabic letters in the forms that a typesetter chose; the marks of the first block stand on a space. */
const presentationForms = /[\ufb50-\ufd3d\ufd50-\ufdfd\ufe70-\ufefc]/g;
const controls = /(?![\n\t])[\p{Cc}\u00ad\u200b\ufeff\ufff9-\ufffc]/gu;
const spaces = /[ \t]+/g;

/** Presentation forms as the letters that they show (NFKC), and nothing else changed: ½ stays ½. */
export const withoutPresentationForms = (text: string): string =>
  text.replace(presentationForms, (form) => form.normalize('NFKC').replace(/^ (?=\p{M})/u, ''));

/**
 * A text without what only a page's layout put there: presentation forms, direction controls, soft hyphens, zero-width
 * and control characters; runs of spaces are one. Line feeds stay, with no space around them, as do no-break spaces.
 */
export const cleanText = (text: string): string =>
  stripBidiControls(withoutPresentationForms(text))
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(controls, '')
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();

/** The words of a text: pieces between white space that have a letter or digit in them. */
export const wordsOf = (text: string): string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

const sentenceEnd = /[.!?؟…۔][\])}"'»”’]*$/u;
const wordsOfProse = 20;
const wordsOfSentence = 5;

/** Whether a text ends as a sentence does. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text.trim());

/** Whether a text is told, not only named or offered: a sentence of some length, or many words. */
export function isProse(text: string): boolean {
  const count = wordsOf(text).length;
  return count >= wordsOfProse || (count >= wordsOfSentence && endsSentence(text));
}
