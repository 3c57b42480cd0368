import { articleAffinity, type Frequencies } from '../lexicon/frequencies.ts';
import { isStopWord } from '../text/stop-words.ts';
import { isMeasure, isNumber, isRank, isTimeName, isTimeNoun } from './english-words.ts';
import { parts, phraseOf, readSentence, type SentenceWord } from './sentence-words.ts';
import type { FoundTerm } from './term.ts';

/** Words of a term at most. */
const longest = 5;

/** Of a people or a country; what is so called stands after it. */
const isDemonym = (word: string): boolean =>
  /^(?:iraq|saudi|kuwait|yemen|israel|pakistan|oman|qatar|emirat)is?$|(?:ian|ish|ese|bic|ench|rman)s?$|^(?:arab|american|iraqi|saudi|kurd)s?$/.test(
    word,
  );

const isCapital = ({ written }: SentenceWord): boolean => /^\p{Lu}/u.test(written);
const joins = ({ word }: SentenceWord): boolean => /^(?:of|al|el|ez|es|ash|an|bin|ibn|for|and)$/.test(word);

/** The names and the noun phrases of two words of an English sentence. */
export function englishTerms(text: string, general: Frequencies): FoundTerm[] {
  const sentence = readSentence(text);
  const { words } = sentence;
  const terms: FoundTerm[] = [];
  const add = (from: number, to: number, isName: boolean) => {
    const term = to - from > longest ? null : phraseOf(sentence, from, to);
    const text = term?.replace(/^["“](.*)["”]$/u, '$1').replace(/'s$/u, '');
    if (text) terms.push({ text, isName, hasArticle: words[from - 1]?.word === 'the' });
  };
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as SentenceWord;
    if (isCapital(word) && !isTimeName(word.word) && !isStopWord(word.word, 'en')) {
      let end = place + 1;
      while (end < words.length && continuesName(words, end)) end++;
      let from = place;
      while (from < end - 1 && isRank(words[from]?.word ?? '')) from++;
      // A sentence's first word has its capital from there.
      const follows = words[end];
      // 'Iraqi' of 'the Iraqi army' is an adjective, and a single letter is no name.
      const isAdjective = end - from === 1 && !!follows && !parts(follows) && isThing(follows, general);
      const isNoun = end - from === 1 && articleAffinity(word.word, general) >= 0.6;
      const isSure =
        !isNoun &&
        !(end - from === 1 && isDemonym(word.word)) &&
        (place > 0 || end - from > 1) &&
        !isAdjective &&
        word.word.length > 1;
      if (isSure && !isRank(words[from]?.word ?? '')) add(from, end, true);
      place = end - 1;
      continue;
    }
    const next = words[place + 1];
    if (
      next &&
      !parts(next) &&
      isThing(word, general) &&
      isThing(next, general) &&
      /[^s]s$/.test(next.word)
    ) {
      add(place, place + 2, false);
    }
  }
  return terms;
}

function continuesName(words: readonly SentenceWord[], place: number): boolean {
  const [word, next] = [words[place], words[place + 1]];
  if (!word || parts(word) || isTimeName(word.word)) return false;
  if (isCapital(word)) return true;
  // 'and' would join two names more often than it is part of one.
  return (
    joins(word) && word.word !== 'and' && !!next && !parts(next) && isCapital(next) && !isTimeName(next.word)
  );
}

const isThing = (word: SentenceWord, general: Frequencies): boolean =>
  !isCapital(word) &&
  word.word.length > 3 &&
  articleAffinity(word.word, general) >= 0.3 &&
  !isStopWord(word.word, 'en') &&
  !isNumber(word.word) &&
  !isMeasure(word.word) &&
  !isTimeNoun(word.word);
