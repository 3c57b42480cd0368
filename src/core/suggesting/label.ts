import { suggestionLimits } from './suggestion.ts';

/** What ends a label that was cut. */
const cutMark = '…';

/** Half of a pair that stands alone, and what shows nothing or orders text: no part of a label. */
const unshowable = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * A text as one line that can be shown as a choice: at most 100 UTF-16 units, cut at the end of a word (of a character,
 * where one word is longer) and marked so.
 * @returns '' where nothing of the text can be shown
 */
export function labelOf(text: string, limit: number = suggestionLimits.length): string {
  // Only what may fit is looked at, so that a paragraph of any length costs the same.
  const line = text
    .slice(0, 8 * limit)
    .replace(/\s+/g, ' ')
    .replace(unshowable, '')
    .trim();
  if (!/[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(line)) return '';
  if (line.length <= limit && text.length <= 8 * limit) return line;
  const room = line.slice(0, limit);
  const lastSpace = room.lastIndexOf(' ');
  const words = lastSpace > 0 ? room.slice(0, lastSpace) : wholeCharacters(line, limit - cutMark.length);
  const end = words.replace(/[\s،,;:؛.([«“"'-]+$/u, '');
  return end === '' ? '' : `${end}${cutMark}`;
}

/** As many whole user-perceived characters of a text as fit. */
function wholeCharacters(text: string, limit: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, 2 * limit))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
