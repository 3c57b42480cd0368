import type { Span } from './span.ts';

/**
 * A sentence ends at . ! ? ؟ … ۔ or a line break. The mark must be followed by a space, a closing quotation mark or
 * bracket, the number of a note in square brackets, or the end; a full stop after a single letter, the name of one or a
 * known abbreviation, or between digits, ends nothing.
 */
const boundary = /(?<![.!?؟…۔])[.!?؟…۔]+["'»”’)\]]*(?:\[\p{N}+\])*(?=\s|$)|\n+/gu;
const abbreviation =
  /(?:^|[\s("'«“])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|St|Jr|Sr|vs|No|Inc|Ltd|Co|U\.S|U\.N|e\.g|i\.e|أ\.د|آر|إتش|جيه|كيه|دبليو)\.$/u;
/** More characters than an abbreviation, its full stop and what stands before it. */
const abbreviationReach = 8;

/** The sentences of a text as spans that leave out the white space between them and cover everything else. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed) {
      const from = start + raw.indexOf(trimmed);
      spans.push([from, from + trimmed.length]);
    }
    start = end;
  };
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(start, end - abbreviationReach), end);
    if (match[0] === '.' && abbreviation.test(before)) continue;
    push(end);
  }
  push(text.length);
  return spans;
}
