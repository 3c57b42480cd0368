import { parts, type Sentence, type SentenceWord } from './sentence-words.ts';

export const isCapital = ({ written }: SentenceWord): boolean => /^\p{Lu}/u.test(written);

/** The places of the words before which a mark stands, the first word's and the end's among them. */
export function segmentsOf({ words }: Sentence): (readonly [from: number, to: number])[] {
  const starts = words.flatMap((word, place) => (place === 0 || parts(word) ? [place] : []));
  return starts.map((from, place) => [from, starts[place + 1] ?? words.length] as const);
}

/** A phrase as it stands inside a sentence: without the capital of a first article. */
export const inside = (phrase: string): string =>
  phrase.replace(/^(?:The|A|An|Other|His|Her|Their)(?= )/, (word) => word.toLowerCase());
