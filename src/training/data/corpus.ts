import type { PairFiles } from './pair-files.ts';
import { type Words, WordTable } from './word-table.ts';

/** A passage, with the numbers of its sentences: two passages that share one are not opposites. */
export interface Passage {
  readonly words: Words;
  readonly sentences: readonly { readonly key: number; readonly words: Words }[];
}

/** A sentence in both languages. */
export interface ParallelSentence {
  readonly english: Words;
  readonly arabic: Words;
}

/** All training texts as words. */
export interface Corpus {
  readonly table: WordTable;
  readonly passages: readonly Passage[];
  /** Questions that people asked, with the number of the passage that answers. */
  readonly questions: readonly (readonly [question: Words, passage: number])[];
  /** Headlines, with the number of the passage below. */
  readonly titles: readonly (readonly [title: Words, passage: number])[];
  /** Sentences in the order of their texts, a list for each file. */
  readonly parallel: readonly (readonly ParallelSentence[])[];
  /** Words and names. */
  readonly dictionary: readonly ParallelSentence[];
  readonly names: readonly ParallelSentence[];
}

const longestPassage = 200;

/**
 * Sorts the pair files by what their names begin with: qa_ questions, news_ headlines and sentences with passages, par_
 * parallel sentences, dic_ words. `pardoc` is left out, for windows of parallel sentences are drawn anew.
 */
export function readCorpus(files: PairFiles): Corpus {
  const table = new WordTable();
  const passages: Passage[] = [];
  const passageNumbers = new Map<string, number>();
  const sentenceKeys = new Map<string, number>();
  const passageNumber = (text: string): number => {
    let number = passageNumbers.get(text);
    if (number !== undefined) return number;
    const sentences = text
      .split(/(?<=[.!?؟])\s+|\n+/)
      .map((sentence) => {
        const words = table.read(sentence);
        const content = words.join(' ');
        const key = sentenceKeys.get(content) ?? sentenceKeys.size;
        sentenceKeys.set(content, key);
        return { key, words };
      })
      .filter(({ words }) => words.length > 0);
    number = passages.length;
    passages.push({ words: sentences.flatMap(({ words }) => words).slice(0, longestPassage), sentences });
    passageNumbers.set(text, number);
    return number;
  };
  const questions: [Words, number][] = [];
  const titles: [Words, number][] = [];
  const parallel: ParallelSentence[][] = [];
  const dictionary: ParallelSentence[] = [];
  const names: ParallelSentence[] = [];
  for (const [name, pairs] of files) {
    if (name.startsWith('qa_')) {
      for (const [question, passage] of pairs) questions.push([table.read(question), passageNumber(passage)]);
    } else if (name === 'news_title') {
      for (const [title, passage] of pairs) titles.push([table.read(title), passageNumber(passage)]);
    } else if (name.startsWith('news_')) {
      for (const [, passage] of pairs) passageNumber(passage);
    } else if (name.startsWith('par_') || name.startsWith('dic_')) {
      const read = pairs
        .map(([english, arabic]) => ({ english: table.read(english), arabic: table.read(arabic) }))
        .filter(({ english, arabic }) => english.length > 0 && arabic.length > 0);
      if (name.startsWith('par_')) parallel.push(read);
      else (name === 'dic_wiktionary' ? dictionary : names).push(...read);
    }
  }
  return { table, passages, questions, titles, parallel, dictionary, names };
}

/** Every text once. */
export function* allTexts(corpus: Corpus): Generator<Words> {
  for (const { words } of corpus.passages) yield words;
  for (const [question] of corpus.questions) yield question;
  for (const [title] of corpus.titles) yield title;
  for (const sentences of [...corpus.parallel, corpus.dictionary, corpus.names]) {
    for (const { english, arabic } of sentences) yield* [english, arabic];
  }
}
