import type { Language } from '../language.ts';
import { type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { wordList } from '../text/word-list.ts';

/** Words that stand for a thing named elsewhere, as people write them. */
const ofThings: Readonly<Record<Language, ReadonlySet<string>>> = {
  ar: wordList(`
    هو هي هم هن هما هيه هوه همه هؤلاء ذوله
    له لها لهم به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عنهم عليه عليها عليهم إليه إليها إليهم معه معها معهم
    قبله قبلها بعده بعدها حوله حولها بينهم بينها بينهما منهما فيهما لهما عليهما ضده ضدها ضدهم
    بيه بيها بيهم اله الها الهم عدهم عده عدها عندهم عنده عندها مالته مالتها مالتهم ماله مالها مالهم وياه وياها وياهم عليهه بيهه
  `),
  en: wordList('it he she they them him her hers his its their theirs both others else ones each'),
};

/** Words that stand for what happened, when or where it did, or what was said. */
const ofEvents: Readonly<Record<Language, ReadonlySet<string>>> = {
  ar: wordList('ذلك تلك هذاك ذاك هناك هنالك هنا هذا هذه هاي هاذا هالشي هالحچي هيچ'),
  en: wordList('this that these those there then so'),
};

const demonstratives: Readonly<Record<Language, ReadonlySet<string>>> = {
  ar: wordList('هذا هذه هاي هاذا ذلك تلك هؤلاء ذاك هذاك ذيج ذوله'),
  en: wordList('this that these those'),
};

/** What can stand after a pronoun that stands for nothing: 'is it true that'. */
const afterExpletive = /^(?:true|possible|likely|clear|correct)$/;

/** What a word stands for that it does not name; null where it names or stands for nothing. */
export function pronounKind(word: string, next: string, language: Language): 'pronoun' | 'event' | null {
  if (ofThings[language].has(word)) return word === 'it' && afterExpletive.test(next) ? null : 'pronoun';
  if (!ofEvents[language].has(word)) return null;
  // 'that ISIS attacked' and 'are there any' join and open; at the end the same words stand for something.
  if (language === 'en' && next !== '') return null;
  return 'event';
}

/** Whether a word points at the noun after it: 'this agreement'. */
export const isDemonstrative = (word: string, language: Language): boolean =>
  demonstratives[language].has(word);

const withSuffix = /^(\p{L}{3,})(?:هما|هم|هن|ها)$/u;
const withSingular = /^(\p{L}{3,})ه$/u;

/**
 * An Arabic word without the pronoun at its end, 'عدد' of 'عددهم'; null where it has none. The singular ه is the same as
 * an ending of nouns once folded, so that the word as written has to end with it, and be the last to carry a subject.
 */
export function withoutSuffix(
  word: string,
  written: string,
  isLast: boolean,
  general: Frequencies,
): string | null {
  if (/^(?:[وفبكل]?ال|لل)/u.test(word)) return null;
  const plural = withSuffix.exec(word)?.[1];
  const base = plural ?? (isLast && /ه\p{M}*$/u.test(written) ? withSingular.exec(word)?.[1] : undefined);
  if (base === undefined) return null;
  const bare = base.replace(/^[بلك](?=\p{L}{3})/u, '');
  const known = [base, bare]
    .flatMap((form) => [form, form.replace(/ت$/u, 'ه')])
    .find((form) => isKnown(form, general));
  return known ?? null;
}
