import { splitSentences } from '../text/sentences.ts';

/** UTF-16 units of a paragraph that are read for suggestions. */
const readable = 4_000;

/** A paragraph, or of a very long one the whole sentences at its beginning. */
export function readablePart(paragraph: string): string {
  if (paragraph.length <= readable) return paragraph;
  const whole = splitSentences(paragraph.slice(0, readable)).slice(0, -1);
  return paragraph.slice(0, whole.at(-1)?.[1] ?? 0);
}
