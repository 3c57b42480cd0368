import { splitSentences } from '../../core/text/sentences.ts';
import type { ShownText } from './key-facts.ts';

/** The first sentences of a report's body: the summary that news editors make by cutting from the end. */
export const leadSentences = (document: string, body: readonly string[], count: number): ShownText[] =>
  body
    .flatMap((text, place) =>
      splitSentences(text).map(([start, end]) => ({
        document,
        paragraph: place + 1,
        text: text.slice(start, end),
      })),
    )
    .slice(0, count);

/** The first characters of a report's body, cut wherever they end. */
export function leadCharacters(document: string, body: readonly string[], characters: number): ShownText[] {
  let left = characters;
  return body.flatMap((paragraphText, place) => {
    const text = paragraphText.slice(0, Math.max(0, left));
    left -= text.length;
    return text ? [{ document, paragraph: place + 1, text }] : [];
  });
}
