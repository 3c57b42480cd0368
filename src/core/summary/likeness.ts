import type { Language } from '../language.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';

/** A text to be compared: by its vector where both have one, else by its words. */
interface ComparedText {
  readonly text: string;
  /** Its unit vector. */
  readonly vector: Float32Array | null;
  readonly stems: ReadonlySet<string>;
}

/** How alike two texts are: the cosine of their vectors or of their stems; 1 for the same text. */
export function likeness(left: ComparedText, right: ComparedText): number {
  if (left.text === right.text) return 1;
  return left.vector && right.vector ? dot(left.vector, right.vector) : cosine(left.stems, right.stems);
}

/** The stems of a text's words, stop words left out. */
export const bagOfStems = (text: string, language: Language): Set<string> =>
  new Set(
    tokenize(text)
      .filter(({ word }) => !isStopWord(word, language))
      .map(({ stem }) => stem),
  );

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  // A counted loop: with a callback for each number, a long report's summary held up its thread for most of a second.
  for (let place = 0; place < left.length; place++) sum += (left[place] as number) * (right[place] as number);
  return sum;
}

function cosine(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const stem of left) if (right.has(stem)) shared++;
  return shared / Math.sqrt(left.size * right.size);
}
