import { suppliesType } from '../answering/answer-type.ts';
import type { Language } from '../language.ts';
import { type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { wordList } from '../text/word-list.ts';
import type { ReadQuestion, ReadWord } from './question-words.ts';

/** Neighbouring words that name a thing together. */
type Run = readonly ReadWord[];

const prepositions = /^(?:for|in|to|from|of|by|with|on|at|about|عن|في|من|الي|علي|مع)$/;
const articles = /^(?:the|an?)$/;
const ordinals = wordList('الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الأخير الأخيرة');

/**
 * Puts what a question names in the place of what the earlier one named: 'What province is Daquq in?' and 'what about
 * Khanaqin?' give 'What province is Khanaqin in?'.
 * @returns null where it cannot be told which words make room; after 'which areas?', Kirkuk may be one of them
 */
export function substitute(earlier: ReadQuestion, next: ReadQuestion, general: Frequencies): string | null {
  const { language } = next;
  const named = namingWords(next.words);
  const first = named[0];
  const last = named.at(-1);
  const runs = runsOf(earlier.words);
  if (!first || !last || runs.length === 0) return null;
  const preposition = wordBefore(next.words, named, language);
  const bound = prepositions.test(preposition);
  const candidates = bound
    ? runs.filter((run) => wordBefore(earlier.words, run, language) === preposition)
    : runs;
  const asksWhich = earlier.words.some(({ kind }) => kind === 'measured');
  const run = likest(candidates, named, language, general) ?? (asksWhich ? null : candidates.at(-1));
  if (!run) return null;
  const slot = roomFor(named, run, language);
  const from = withArticle(earlier.words, slot[0] as ReadWord, language);
  const to = slot.at(-1) as ReadWord;
  const name = next.written.slice(withArticle(next.words, first, language).start, last.end);
  return earlier.written.slice(0, from.start) + name + earlier.written.slice(to.end);
}

/** The English article before a word, or the word itself. */
function withArticle(words: readonly ReadWord[], word: ReadWord, language: Language): ReadWord {
  const before = words[words.indexOf(word) - 1];
  return language === 'en' && before && articles.test(before.word) ? before : word;
}

const namingWords = (words: readonly ReadWord[]): ReadWord[] =>
  words.filter(({ kind }) => kind === 'noun' || kind === 'verb' || kind === 'measured');

/** Runs of nouns; of two that 'of' joins, the second, which is what varies. */
function runsOf(words: readonly ReadWord[]): Run[] {
  const runs: ReadWord[][] = [];
  for (const [place, word] of words.entries()) {
    if (word.kind !== 'noun') continue;
    if (words[place - 1]?.kind === 'noun') runs.at(-1)?.push(word);
    else {
      if (wordBefore(words, [word], 'en') === 'of') runs.pop();
      runs.push([word]);
    }
  }
  return runs;
}

/** The word before a run; an English article does not count. */
function wordBefore(words: readonly ReadWord[], run: Run, language: Language): string {
  let place = words.indexOf(run[0] as ReadWord) - 1;
  if (language === 'en') while (articles.test(words[place]?.word ?? '')) place--;
  return words[place]?.word ?? '';
}

/**
 * The last run of the same kind: of a person where one is named, else a name for a name and anything else for anything
 * else; for a name also a person's office. Null where there is none.
 */
function likest(runs: readonly Run[], named: Run, language: Language, general: Frequencies): Run | null {
  const nameIn = (run: Run) => isName(run, language, general);
  const persons = runs.filter(isOfPerson);
  if (isOfPerson(named) && persons.length > 0) return persons.at(-1) ?? null;
  const alike = runs.filter((run) => nameIn(run) === nameIn(named));
  return alike.at(-1) ?? persons.at(-1) ?? null;
}

const isOfPerson = (run: Run): boolean => run.some(({ word }) => suppliesType(word, 'person') === 1);

/** An Arabic run without an article at its end, or an English one with a capital or a word that general text lacks. */
function isName(run: Run, language: Language, general: Frequencies): boolean {
  if (language === 'ar') return !/^(?:[بكف]?ال|لل)/u.test(run.at(-1)?.word ?? '');
  return run.some(({ word, written }) => /^\p{Lu}/u.test(written) || !isKnown(word, general));
}

/**
 * Which words of a run make room. Fewer Arabic words take the place of as many at its end, where an annexation has what
 * varies: 'الشعير' in 'دونم الحنطة'; of a noun with its adjectives all make room, unless an ordinal comes.
 */
function roomFor(named: Run, run: Run, language: Language): Run {
  const isPhrase = run.length > 1 && run.every(({ word }) => word.startsWith('ال'));
  const takesEnd =
    language === 'ar' && named.length < run.length && (!isPhrase || ordinals.has(named.at(-1)?.word ?? ''));
  return takesEnd && !isOfPerson(named) ? run.slice(-named.length) : run;
}
