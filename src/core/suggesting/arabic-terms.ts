import { articleAffinity, type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { stem } from '../text/tokens.ts';
import { hasPronoun, isDefinite, isNominal, nounPhraseEnd } from './arabic-grammar.ts';
import { peopleIn } from './arabic-questions.ts';
import {
  beginsDouble,
  isActor,
  isCountry,
  isDateOrAmount,
  isListedVerb,
  isTitle,
  namesFollow,
  timeBegins,
} from './arabic-words.ts';
import { parts, phraseOf, readSentence, type Sentence, type SentenceWord } from './sentence-words.ts';
import type { FoundTerm } from './term.ts';

/** Words of a term at most. */
const longest = 4;

/** A word that general text holds more often than this is hardly a place's or a person's name. */
const commonFrom = 600;

/** The names and definite noun phrases of an Arabic sentence. */
export function arabicTerms(text: string, general: Frequencies): FoundTerm[] {
  const sentence = readSentence(text);
  const folded = sentence.words.map(({ word }) => word);
  const terms: FoundTerm[] = peopleIn(sentence, general).map((name) => ({ text: name, isName: true }));
  const add = (from: number, to: number, isName: boolean, cut = 0) => {
    const isAmount = folded.slice(from, to).some(isDateOrAmount);
    // 'الغربية' alone is an adjective, unless general text hardly has it, as 'السليمانية'.
    const isAdjective =
      to - from === 1 && /^ال.*يه$/u.test(folded[from] ?? '') && countOf(folded[from] ?? '', general) > 40;
    const term =
      isAmount || isAdjective || to - from > longest ? null : phraseOf(sentence, from, to)?.slice(cut);
    if (term) terms.push({ text: term.replace(/^["“«](.*)["”»]$/u, '$1'), isName });
  };
  let covered = 0;
  for (const [place, word] of sentence.words.entries()) {
    if (isQuoted(sentence, place)) add(place, place + 1, true);
    if (place < covered || timeBegins(folded, place) || isTitle(word.word)) continue;
    if (isCountry(word.word) || isPlaceName(sentence, place, general)) add(place, place + 1, true);
    if (/^و/u.test(word.word) && isCountry(word.word.slice(1))) add(place, place + 1, true, 1);
    const joined = joinedLetters(word, general);
    const head = word.word.slice(joined);
    const end = begins(word, head, general) ? nounPhraseEnd(sentence, place, general) : null;
    if (end === null || sentence.words.slice(place, end).some((_, at) => timeBegins(folded, place + at)))
      continue;
    covered = end;
    const definite = sentence.words.findIndex((each, at) => at >= place && at < end && isDefinite(each));
    const next = sentence.words[place + 1];
    if (namesFollow(head) && next && definite !== place + 1) {
      const named = place + (beginsDouble(next.word) ? 3 : 2);
      add(place, Math.min(end, named), true, joined);
      add(place + 1, Math.min(end, named), true);
      continue;
    }
    // Two joined by 'and' are not one term.
    if (sentence.words.slice(place + 1, end).some(({ word: each }) => /^و\p{L}{3}/u.test(each))) continue;
    add(place, end, isActor(head) && end - place > 1, joined);
    if (definite > place) add(definite, end, false);
  }
  return terms;
}

/** How many letters before a noun are a conjunction or preposition of it. */
function joinedLetters({ word }: SentenceWord, general: Frequencies): number {
  if (/^وال\p{L}{2}/u.test(word)) return 1;
  const rest = word.slice(1);
  if (/^[بل]/u.test(word)) return !namesFollow(word) && namesFollow(rest) ? 1 : 0;
  if (!/^و\p{L}{3}/u.test(word)) return 0;
  const isRest = isKnown(rest, general) && articleAffinity(rest, general) > articleAffinity(word, general);
  return isRest || stem(word) === stem(rest) ? 1 : 0;
}

/** Whether a term may begin with a word: a definite one, or a noun that general text knows as one. */
function begins(word: SentenceWord, head: string, general: Frequencies): boolean {
  const bare = { ...word, word: head };
  if (hasPronoun(word) || isListedVerb(head)) return false;
  return (
    isDefinite(bare) ||
    (isNominal(bare, general) && isKnown(head, general) && articleAffinity(head, general) >= 0.2)
  );
}

function isQuoted({ text, words }: Sentence, place: number): boolean {
  const word = words[place];
  return (
    word !== undefined &&
    /["«“]$/u.test(word.gap) &&
    /^["»”]/u.test(text.slice(word.end)) &&
    /\p{L}{3}/u.test(word.word)
  );
}

/** A word after 'في' or 'بين' that general text hardly has and never with an article is a place's name: 'في أربيل'. */
function isPlaceName({ words }: Sentence, place: number, general: Frequencies): boolean {
  const [before, word] = [words[place - 1], words[place]];
  if (
    !before ||
    !word ||
    parts(word) ||
    !/^(?:في|من|بين|الي|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي)$/.test(before.word)
  )
    return false;
  const isDirected = /(?:شمال|جنوب|شرق|غرب)/u.test(before.word);
  if (word.word.length < 4 || /^ان/u.test(word.word) || hasPronoun(word) || !isNominal(word, general))
    return false;
  if (isDefinite(word) && !isDirected) return false;
  if (!isDirected && isKnown(word.word, general) && articleAffinity(word.word, general) >= 0.1) return false;
  return countOf(word.word, general) < commonFrom;
}

const countOf = (word: string, general: Frequencies): number => general.counts.get(stem(word)) ?? 0;
