import { articleAffinity, type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem } from '../text/tokens.ts';
import {
  beginsDouble,
  isBoundPreposition,
  isListedVerb,
  isNumber,
  isPreposition,
  namesFollow,
  needsPreposition,
} from './arabic-words.ts';
import { parts, type Sentence, type SentenceWord } from './sentence-words.ts';

/** A verb in the place of a sentence where a clause begins, without the conjunction before it. */
export interface Verb {
  readonly place: number;
  /** Folded. */
  readonly word: string;
  readonly written: string;
}

/** Verbs and particles that look as if they had an article. */
const seemsDefinite = new Set([
  'التقي',
  'التقت',
  'القي',
  'القت',
  'الغي',
  'الغت',
  'الي',
  'الا',
  'الان',
  'الذي',
  'التي',
  'الذين',
  'اللذان',
  'اللتان',
  'اللذين',
  'اللتين',
  'الزم',
  'الزمت',
  'الف',
]);

/** Whether a word has the article, no preposition before it. */
export const isDefinite = ({ word }: SentenceWord): boolean =>
  /^ال\p{L}{2}/u.test(word) && !seemsDefinite.has(word);

/** Whether a word has a possessive pronoun: what it means stands outside the sentence's beginning. */
export const hasPronoun = ({ written }: SentenceWord): boolean =>
  /\p{L}{3}(?:ها|هم|هما|هن|ه|نا)$/u.test(written.replace(/\p{M}/gu, '')) &&
  !/(?:مياه|اتجاه|تجاه|الله|مشبوه)$/u.test(written);

const joinedPreposition = /^(?:بال|لل|كال)\p{L}{3}/u;

/** A verb is what general text never gives an article and what has a verb's prefix or ending. */
export function isVerb({ word }: SentenceWord, general: Frequencies): boolean {
  if (isListedVerb(word)) return true;
  if (/^ال/u.test(word) || isNumber(word)) return false;
  const shaped = /^س?[يتن]\p{L}{2}/u.test(word) || /\p{L}{2}(?:[^ا]ت|وا)$/u.test(word);
  if (!shaped) return false;
  return isKnown(word, general) ? articleAffinity(word, general) < 0.12 : /(?:[^ا]ت|وا)$/u.test(word);
}

/** Whether a word can stand inside a noun phrase, other than at its beginning. */
export const isNominal = (word: SentenceWord, general: Frequencies): boolean =>
  !isVerb(word, general) &&
  !isStopWord(word.word, 'ar') &&
  !isPreposition(word.word) &&
  !isNumber(word.word) &&
  !joinedPreposition.test(word.word) &&
  !hasJoinedPreposition(word.word, general);

/** What general text hardly knows, or never with an article, is a name. */
const isProper = ({ word, written, gap }: SentenceWord, general: Frequencies): boolean =>
  !/اً$|ًا$/u.test(written) &&
  (/["«“]$/u.test(gap) ||
    beginsDouble(word) ||
    !isKnown(word, general) ||
    articleAffinity(word, general) < 0.15 ||
    (general.counts.get(stem(word)) ?? 0) < 40);

/** Whether a word that general text hardly knows as a noun is one with a preposition of one letter before it. */
const hasJoinedPreposition = (word: string, general: Frequencies): boolean => {
  const rest = word.slice(1);
  if (!/^[بل]\p{L}{3}/u.test(word) || !isKnown(rest, general) || articleAffinity(rest, general) < 0.15)
    return false;
  return isKnown(word, general) ? articleAffinity(word, general) < 0.15 : rest.length >= 4;
};

/** Most words of a noun phrase. */
const longest = 6;

/**
 * The end of the noun phrase that begins at a place: nouns without article and then those with one ('قوات البشمركة'), a
 * noun with a proper name ('محافظة كركوك'), a coordinated definite noun ('الأمن والدفاع').
 * @returns the place after its last word; null where no definite phrase begins
 */
export function nounPhraseEnd({ words }: Sentence, from: number, general: Frequencies): number | null {
  let place = from;
  let definite = false;
  let named = false;
  for (; place < words.length && place - from < longest; place++) {
    const word = words[place] as SentenceWord;
    // No plural in 'ون' stands before the noun that it belongs to.
    if (place > from && (parts(word) || /\p{L}{2}ون$/u.test(words[place - 1]?.word ?? ''))) break;
    if (isDefinite(word)) {
      if (definite && !agrees(words[place - 1] as SentenceWord, word)) break;
      definite = true;
    } else if (definite && /^لل\p{L}{3}/u.test(word.word)) continue;
    else if (/^وال\p{L}{3}/u.test(word.word) && definite && !isStopWord(word.word, 'ar')) continue;
    else if (definite && isCoordinated(words, place, general)) continue;
    else if (definite || !isNominal(word, general) || hasPronoun(word)) break;
    else if (named && !beginsDouble((words[place - 1] as SentenceWord).word)) break;
    else if (place > from && namesFollow((words[place - 1] as SentenceWord).word) && isProper(word, general))
      named = true;
  }
  if (!definite && !named) return null;
  return withItsPreposition(words, from, place);
}

/** After a feminine noun only an adjective of its gender goes on: 'الوزارة الكشف' are subject and object. */
const agrees = (noun: SentenceWord, adjective: SentenceWord): boolean =>
  !noun.written.endsWith('ة') || adjective.written.endsWith('ة');

/** A proper name joined by 'و' ('العراق وسورية في دمشق'): what follows must show that it is no verb of a new clause. */
function isCoordinated(words: readonly SentenceWord[], place: number, general: Frequencies): boolean {
  const [word, next] = [words[place], words[place + 1]];
  if (!word || !/^و\p{L}{4}/u.test(word.word) || !isNominal(word, general)) return false;
  if (isListedVerb(word.word.slice(1)) || isStopWord(word.word.slice(1), 'ar')) return false;
  return !next || parts(next) || ['في', 'علي', 'الي'].includes(next.word);
}

/**
 * The end of a run of nouns and adjectives, definite or not.
 * @returns null where none begins, or where it has not ended after so many words
 */
export function nominalRunEnd({ words }: Sentence, from: number, general: Frequencies): number | null {
  for (let place = from; place - from <= longest; place++) {
    const word = words[place];
    const ends = !word || (place > from && parts(word));
    if (!ends && !hasPronoun(word) && (isDefinite(word) || isNominal(word, general))) continue;
    // A noun that a number follows is counted or measured: without it, something is missing.
    if (place === from || (word && !parts(word) && isNumber(word.word))) return null;
    return withItsPreposition(words, from, place);
  }
  return null;
}

/** A participle at the end needs the preposition after it: it is taken in with its pronoun, else the participle is left out. */
function withItsPreposition(words: readonly SentenceWord[], from: number, end: number): number | null {
  const [last, next] = [words[end - 1], words[end]];
  if (!last || !needsPreposition(last.word)) return end;
  if (next && !parts(next) && isBoundPreposition(next.word)) return end + 1;
  return end - 1 > from ? end - 1 : null;
}
