import type { Range } from '../range.ts';

/** Paragraphs, by their numbers, that a search passes over: a set, or what reads like one. */
export interface LeftOut extends Iterable<number> {
  readonly size: number;
  has(paragraph: number): boolean;
}

/**
 * All paragraphs but some that follow one another, without a list of them: to read one report of a thousand.
 * @param kept from the first to before the second
 * @param count of the paragraphs of the corpus
 */
export const allBut = ([first, end]: Range, count: number): LeftOut => ({
  size: count - (end - first),
  has: (paragraph) => paragraph < first || paragraph >= end,
  *[Symbol.iterator]() {
    for (let paragraph = 0; paragraph < first; paragraph++) yield paragraph;
    for (let paragraph = end; paragraph < count; paragraph++) yield paragraph;
  },
});
