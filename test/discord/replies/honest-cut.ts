import { splitSentences } from '../../../src/core/text/sentences.ts';
import type { Span } from '../../../src/core/text/span.ts';

const boundaries = (text: string, granularity: 'word' | 'grapheme'): Set<number> =>
  new Set(
    [...new Intl.Segmenter(undefined, { granularity }).segment(text)].map(
      ({ index, segment }) => index + segment.length,
    ),
  );

/** Whether what is shown of one sentence ends where a word does, or a character where it has no whole word. */
export function endsWell(sentence: string, shown: string): boolean {
  if (boundaries(sentence, 'word').has(shown.length)) return true;
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(sentence)];
  const first = words.find(({ segment }) => /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(segment));
  const noWholeWord = first !== undefined && first.index + first.segment.length > shown.length;
  return noWholeWord && boundaries(sentence, 'grapheme').has(shown.length);
}

/**
 * Whether what a quotation shows is the text itself, or a part of it that is cut at the ends of sentences (of a word,
 * where one sentence is too long) and marked wherever something is left out.
 */
export function isHonestlyCut(shown: string, text: string): boolean {
  const sentences = splitSentences(text);
  const visible: Span = [text.length - text.trimStart().length, text.trimEnd().length];
  const starts = new Set([0, ...sentences.map(([start]) => start)]);
  const ends = new Set([text.length, ...sentences.map(([, end]) => end)]);

  const isFair = (start: number, part: string, leftOut: { before: boolean; after: boolean }): boolean => {
    const end = start + part.length;
    if (leftOut.before !== start > visible[0] || leftOut.after !== end < visible[1]) return false;
    if (end >= visible[1] || ends.has(end)) return true;
    const [from, to] = sentences.find(([first]) => first >= start) ?? [0, 0];
    return end < to && endsWell(text.slice(from, to), text.slice(from, end));
  };

  for (const before of [false, true])
    for (const after of [false, true]) {
      if ((before && !shown.startsWith('… ')) || (after && !shown.endsWith(' …'))) continue;
      const part = shown.slice(before ? 2 : 0, shown.length - (after ? 2 : 0));
      for (const start of starts)
        if (text.startsWith(part, start) && isFair(start, part, { before, after })) return true;
    }
  return false;
}
