import { withoutPresentationForms } from '../clean-text.ts';

/** What a typesetter stretches Arabic words with: tatweel, or what its glyph goes by where it has no name. */
const stretching = /(?<=[\p{Script=Arabic}])[ـ!\p{Cc}]+(?=\p{M}*[\p{Script=Arabic}])/gu;

/**
 * Mends what typesetting did to a line of Arabic: letters in presentation forms, words stretched to fill the line, vowel
 * marks that lost their letter, spaces around brackets and commas.
 */
export function mendLine(line: string): string {
  return withoutPresentationForms(line)
    .replace(stretching, '')
    .replace(/(\p{Script=Arabic}) (\p{M}+)(?= |$)/gu, '$1$2')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/(?<=[([«]) +| +(?=[)\]»،؛,.:])/g, '')
    .replace(/^[•▪◦‣●■]\s*/u, '- ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const mirrors: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
};
const brackets = /[()[\]{}«»]/g;

/** Brackets turned round, as those in a text from right to left are where their shapes and not their meaning is kept. */
export const mirrored = (text: string): string =>
  text.replace(brackets, (bracket) => mirrors[bracket] ?? bracket);

/** Brackets of a text that have no partner: closed before they are opened, or opened and not closed. */
export function unpaired(text: string): number {
  const open: string[] = [];
  let alone = 0;
  for (const [bracket] of text.matchAll(brackets)) {
    if ('([{«'.includes(bracket)) open.push(bracket);
    else if (open.at(-1) === mirrors[bracket]) open.pop();
    else alone += 1;
  }
  return alone + open.length;
}
