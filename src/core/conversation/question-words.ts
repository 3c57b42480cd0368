import type { AnalyzedQuestion } from '../answering/question.ts';
import type { Language } from '../language.ts';
import { type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { editDistance } from '../text/edit-distance.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem, type Token } from '../text/tokens.ts';
import { wordList } from '../text/word-list.ts';
import { isDemonstrative, pronounKind, withoutSuffix } from './pronouns.ts';
import { isVerb } from './verbs.ts';

/** What a word does in a question. */
export interface ReadWord {
  /** Folded, without the و that joins it to what was said. */
  readonly word: string;
  /** The same as it was written, with its UTF-16 offsets in the question. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /**
   * 'question' asks; 'asked' only says what is asked for; 'measured' is what is counted or chosen from, as after 'how
   * many'; a 'pronoun' stands for a thing and 'event' for what happened; a 'pointer' points at the noun after it; 'joint'
   * joins two clauses; 'noun' is also any name; 'other' carries nothing.
   */
  readonly kind:
    | 'question'
    | 'asked'
    | 'measured'
    | 'pronoun'
    | 'event'
    | 'pointer'
    | 'joint'
    | 'verb'
    | 'noun'
    | 'other';
}

/** Words that open a question by joining it to what was said. */
const openings = wordList('و ف ثم زين طيب تمام اوكي لكن بس and adn but so ok okay then also well');

const questionWords = wordList(`
  من ما ماذا متى أين كيف كم لماذا هل أي أية مين لمن بم بما مم عم علام ماهو ماهي ممن بماذا عماذا مماذا لأي بأي بكم
  منو شنو شنهو شني وين شوكت شوكة شكد شقد اشكد ليش ليه شلون يمته يمتى امتى امتا ايمته يا بيا منهو بشنو لشنو منين لوين بوين بشكد اكو بيش شسم
  who whom whose which what when where why how is are was were did does do will has have can
`);

/** Question words after which stands what is counted or chosen from. */
const measuring = wordList('كم بكم شكد اشكد بشكد شقد جم أي أية بأي لأي يا بيا many much which what whose');

/** What dialect's 'what' mostly stands before: 'what happened', 'what did he say'. */
const lightVerbs = wordList('صار يصير صاير قال كال كالوا يكول يكولون سوى سووا');

/** Words by which a question goes on to a second clause, whose pronouns stand for what the first one named. */
const joints = wordList('الذي التي الذين اللي الي يلي and');

/** A word with each letter once where it was doubled, as in 'ويين'. */
const squeezed = (word: string): string => word.replace(/(\p{L})\1+/gu, '$1');

/** The question words that are long enough to tell when they are misspelt, and at how many letters. */
const spelling: Readonly<Record<Language, { readonly words: readonly string[]; readonly least: number }>> = {
  ar: { words: [...wordList('لماذا ماذا شوكت')], least: 4 },
  en: { words: ['who', 'what', 'when', 'where', 'why', 'how', 'which'], least: 3 },
};

const isMisspelt = (word: string, language: Language): boolean =>
  word.length >= spelling[language].least &&
  spelling[language].words.some((known) => editDistance(word, known, 1) === 1);

/** A question's words in order. */
export interface ReadQuestion {
  readonly written: string;
  readonly language: Language;
  readonly words: readonly ReadWord[];
  /** Whether it begins by joining itself to what was said. */
  readonly opened: boolean;
  /** Whether it begins by naming something else: 'what about'. */
  readonly turns: boolean;
}

const auxiliaries = /^(?:did|does|do|will|can|has|have)$/;

const turning = /^(?:what|how|ماذا|شنو|وماذا|وشنو) (?:about|عن)$/;

/** Reads what the words of a question do. */
export function readQuestion(
  { language, tokens, terms, emphasis }: AnalyzedQuestion,
  written: string,
  general: Frequencies,
): ReadQuestion {
  const rest = [...tokens];
  while (rest.length > 1 && openings.has(rest[0]?.word ?? '')) rest.shift();
  const turns = rest.length > 2 && turning.test(`${rest[0]?.word} ${rest[1]?.word}`);
  if (turns) rest.splice(0, 2);
  const cut = rest.map(({ word }, place) => (place === 0 && !turns ? unjoined(word, general) : word));
  const opened = rest.length < tokens.length || cut[0] !== rest[0]?.word;
  const last = cut.findLastIndex(carries);
  const words: ReadWord[] = [];
  for (const [place, token] of rest.entries()) words.push(read(token, place));
  return { written, language, words, opened, turns };

  function carries(word: string): boolean {
    return !isStopWord(word, language) && !asks(word);
  }

  function asks(word: string): boolean {
    if (questionWords.has(word)) return true;
    return !isKnown(word, general) && (questionWords.has(squeezed(word)) || isMisspelt(word, language));
  }

  function read(token: Token, place: number): ReadWord {
    const word = cut[place] as string;
    const joint =
      word === token.word
        ? ''
        : (/^\P{L}*[وف][\p{M}ـ]*/u.exec(written.slice(token.start, token.end))?.[0] ?? '');
    const start = token.start + joint.length;
    return {
      word,
      written: written.slice(start, token.end),
      start,
      end: token.end,
      kind: kindOf(word, token, place),
    };
  }

  /**
   * English words are nouns and verbs alike. A verb stands after what asks or a pronoun, or is the first after a name
   * that follows an auxiliary: 'did the United States return'.
   */
  function canBeVerb(before: ReadWord | undefined, next: string): boolean {
    if (next !== '' && carries(next)) return false;
    if (before?.kind === 'noun')
      return words.some(({ word }) => auxiliaries.test(word)) && words.every(({ kind }) => kind !== 'verb');
    return before === undefined || before.kind !== 'other';
  }

  function kindOf(word: string, token: Token, place: number): ReadWord['kind'] {
    const before = words.at(-1);
    const next = cut[place + 1] ?? '';
    if (asks(word)) return 'question';
    const pronoun = pronounKind(word, next, language);
    if (pronoun) {
      if (isDemonstrative(word, language) && next !== '' && carries(next)) return 'pointer';
      const hasSubjectNext = /^عد/u.test(word) && carries(next);
      const isCopula =
        before?.kind === 'question' && before.word !== 'هل' && cut.slice(place + 1).some(carries);
      const isOfParticiple = /^[وب]?الم/u.test(before?.word ?? '');
      return language === 'ar' && (hasSubjectNext || isCopula || isOfParticiple) ? 'other' : pronoun;
    }
    if (joints.has(word)) return 'joint';
    if (isStopWord(word, language)) return 'other';
    if (language === 'ar') {
      if (
        !/^ال/u.test(next) &&
        withoutSuffix(word, written.slice(token.start, token.end), place === last, general) !== null
      )
        return 'pronoun';
      // 'ش' before a verb is dialect's 'what': شصار, شيريدون.
      if (/^ش\p{L}{3}/u.test(word) && !isKnown(word, general)) {
        const bare = word.slice(1);
        if (pronounKind(bare, '', language)) return 'pronoun';
        if (lightVerbs.has(bare) || isVerb(bare, language, general)) return 'question';
      }
    }
    if (before && measuring.has(before.word) && !/^ال/u.test(word)) return 'measured';
    if ((emphasis[terms.indexOf(token.word)] ?? 1) < 1) return /^ش/u.test(word) ? 'question' : 'asked';
    if (language === 'en' && !canBeVerb(before, next)) return 'noun';
    return [word, squeezed(word)].some((form) => isVerb(form, language, general)) ? 'verb' : 'noun';
  }
}

/**
 * A first word without the و or ف that joins it, where that is not the word's own: with a و of its own a word is more
 * frequent in general text than what would be left of it.
 */
function unjoined(word: string, { counts }: Frequencies): string {
  if (!/^[وف]\p{Script=Arabic}{2}/u.test(word) || questionWords.has(word)) return word;
  const rest = word.slice(1);
  if (questionWords.has(rest) || isStopWord(rest, 'ar')) return rest;
  if (word.startsWith('ف') || isStopWord(word, 'ar') || questionWords.has(squeezed(word))) return word;
  const isOwn = stem(word).startsWith('و') && (counts.get(stem(word)) ?? 0) > (counts.get(stem(rest)) ?? 0);
  return isOwn ? word : rest;
}
