import { tokenize } from '../text/tokens.ts';

/** A word of a sentence, as written and as compared. */
export interface SentenceWord {
  /** As it stands in the text. */
  readonly written: string;
  /** Folded. */
  readonly word: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one, without white space. */
  readonly gap: string;
}

/** A sentence's words, with the marks between them. */
export interface Sentence {
  readonly text: string;
  readonly words: readonly SentenceWord[];
}

/** How much of a sentence is looked at; what follows in a longer one is the less a question's beginning. */
const readable = 1500;

export function readSentence(written: string): Sentence {
  const text = written.slice(0, readable);
  let last = 0;
  const words = tokenize(text).map(({ word, start, end }) => {
    const between = text.slice(last, start);
    // A hyphen inside a word joins: 'Abdul-Amir'.
    const gap = between === '-' ? '' : between.replace(/\s+/g, '');
    last = end;
    return { written: text.slice(start, end), word, start, end, gap };
  });
  return { text, words };
}

/** A mark that parts what stands before it from what follows: anything but the quotation marks around a name. */
export const parts = ({ gap }: SentenceWord): boolean => /[^"«»“”]/u.test(gap);

export const isComma = ({ gap }: SentenceWord): boolean => /[،,]/u.test(gap);

/** Words `from` to `to` as they stand, with the quotation marks that belong to them; null where those do not pair up. */
export function phraseOf({ text, words }: Sentence, from: number, to: number): string | null {
  const [first, last] = [words[from], words[to - 1]];
  if (!first || !last || from >= to) return null;
  let { start } = first;
  let { end } = last;
  if (/["“«]/u.test(text[start - 1] ?? '')) start--;
  if (/["”»]/u.test(text[end] ?? '')) end++;
  for (const phrase of [
    text.slice(start, end),
    text.slice(first.start, end),
    text.slice(start, last.end),
    text.slice(first.start, last.end),
  ]) {
    if (isBalanced(phrase)) return phrase.replace(/\s+/g, ' ');
  }
  return null;
}

function isBalanced(phrase: string): boolean {
  const count = (mark: RegExp) => phrase.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/[“«]/g) === count(/[”»]/g) && count(/\(/g) === count(/\)/g);
}
