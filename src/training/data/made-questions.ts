import type { Words } from './word-table.ts';

/** What a question can be made from: how telling a word is, and what may stand for it. */
export interface QuestionMaker {
  rarity(word: number): number;
  /** A word that means about the same, drawn at random; the word itself where none is known. */
  paraphrase(word: number, random: () => number): number;
  /** An English word for it, drawn at random; null where none is known. */
  translate(word: number, random: () => number): number | null;
  /** Words that begin questions, each language's own. */
  readonly interrogatives: Readonly<Record<'ar' | 'en', readonly Words[]>>;
}

const below = (limit: number, random: () => number): number => Math.floor(random() * limit);

/** Some words of a sentence, in order: a run, or a draw in which rare words come more easily. */
export function someWords(words: Words, rarity: (word: number) => number, random: () => number): Words {
  const wanted = 3 + below(8, random);
  if (words.length <= wanted) return words;
  if (random() < 0.4) {
    const start = below(words.length - wanted + 1, random);
    return words.slice(start, start + wanted);
  }
  // Weighted sampling without replacement (Efraimidis and Spirakis 2006).
  const keys = words.map((word) => Math.log(random() + 1e-12) / (0.2 + rarity(word)));
  const least = [...keys].sort((left, right) => right - left)[wanted - 1] as number;
  return words.filter((_, place) => (keys[place] as number) >= least);
}

/** A question in words of an Arabic sentence, some of them paraphrased. */
export function arabicQuestion(sentence: Words, maker: QuestionMaker, random: () => number): Words {
  const words = someWords(sentence, maker.rarity, random).map((word) =>
    random() < 0.12 ? maker.paraphrase(word, random) : word,
  );
  return withInterrogative(words, maker.interrogatives.ar, random);
}

/** Arabic words put into English one by one, after the lexicon; what it does not know falls out. */
export function pseudoEnglish(words: Words, maker: QuestionMaker, random: () => number): Words {
  return words.flatMap((word) => maker.translate(word, random) ?? []);
}

export function englishQuestion(sentence: Words, maker: QuestionMaker, random: () => number): Words {
  return withInterrogative(someWords(sentence, maker.rarity, random), maker.interrogatives.en, random);
}

function withInterrogative(words: Words, interrogatives: readonly Words[], random: () => number): Words {
  if (random() < 0.4) return words;
  return [...(interrogatives[below(interrogatives.length, random)] ?? []), ...words];
}
