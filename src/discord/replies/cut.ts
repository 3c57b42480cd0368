import { splitSentences } from '../../core/text/sentences.ts';
import type { Span } from '../../core/text/span.ts';
import { escapeMarkup } from './markup.ts';

export const cutMark = '…';

/** Characters that a text takes in a message: its escaped form, and what gives each further line its direction. */
const cost = (text: string): number => escapeMarkup(text).length + 3 * (text.split('\n').length - 1);

const isFirstHalfOfPair = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** White space and what shows nothing by itself: a part that ended behind it alone would look empty. */
const invisible = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** The last boundary of a segmentation at or before `limit`, 0 when there is none. */
function lastBoundary(text: string, granularity: 'word' | 'grapheme', limit: number): number {
  let last = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity }).segment(text)) {
    const end = index + segment.length;
    if (end > limit) break;
    if (segment.replace(invisible, '')) last = end;
  }
  return last;
}

/** How much of a text's beginning fits, ending at the end of a word, or of a character when one word fills it. */
function fittingWords(text: string, budget: number): number {
  let [fits, tooMuch] = [0, Math.min(text.length, budget) + 1];
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >> 1;
    if (cost(text.slice(0, middle)) <= budget) fits = middle;
    else tooMuch = middle;
  }
  const near = text.slice(0, fits + 100);
  const end = lastBoundary(near, 'word', fits) || lastBoundary(near, 'grapheme', fits) || fits;
  return end < text.length && end > 0 && isFirstHalfOfPair(text.charCodeAt(end - 1)) ? end - 1 : end;
}

/**
 * The part of a text that fits into `budget` characters once escaped: all of it when it can be, else whole
 * sentences around the one to keep, else the beginning of that one up to the end of a word.
 * @param keep the sentence that the part must hold, or several, of which the first matters most; null for the text's first
 */
export function fittingPart(text: string, keep: Span | null, budget: number): Span {
  if (text.length <= budget && cost(text) <= budget) return [0, text.length];
  // No character costs less than one, so what is farther than the budget from the kept sentence never fits.
  const from = Math.max(0, (keep?.[0] ?? 0) - budget - 1);
  const to = Math.min(text.length, (keep?.[0] ?? 0) + 2 * budget + 1);
  const sentences = splitSentences(text.slice(from, to)).map(([a, b]): Span => [a + from, b + from]);
  let [start, end] = keep ?? sentences[0] ?? [0, to];
  if (end - start > budget || cost(text.slice(start, end)) > budget) {
    const first = sentences.find(([a]) => a >= start);
    // Of several sentences to keep, whole ones come before a part of them all.
    if (first && first[1] < end) return fittingPart(text, first, budget);
    return [start, start + fittingWords(text.slice(start, end), budget)];
  }

  const fits = (a: number, b: number) => b - a <= budget && cost(text.slice(a, b)) <= budget;
  const following = sentences.filter(([, b]) => b > end).map(([, b]) => b);
  const preceding = sentences.filter(([a]) => a < start).map(([a]) => a);
  for (let grown = true; grown; ) {
    grown = false;
    const next = following.shift();
    if (next !== undefined && fits(start, next)) [end, grown] = [next, true];
    else following.length = 0;
    const previous = preceding.pop();
    if (previous !== undefined && fits(previous, end)) [start, grown] = [previous, true];
    else preceding.length = 0;
  }
  return [start, end];
}

/**
 * A text as one line of at most `limit` characters, escaped, cut at the end of a word with a mark.
 * Line breaks and runs of white space become one space, half of a surrogate pair the replacement character: it has no
 * form in UTF-8, and a body that holds one may be refused as a whole.
 */
export function cutLine(text: string, limit: number): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  if (cost(line) <= limit) return escapeMarkup(line);
  const words = line.slice(0, fittingWords(line, limit - cutMark.length - 1)).trimEnd();
  return `${escapeMarkup(words)} ${cutMark}`;
}
