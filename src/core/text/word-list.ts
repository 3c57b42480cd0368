import { fold } from './fold.ts';

/** The words of a list with white space between them, folded as those of a text are, each once. */
export const wordList = (list: string): ReadonlySet<string> =>
  new Set(
    list
      .split(/\s+/)
      .map((word) => fold(word).text)
      .filter(Boolean),
  );
