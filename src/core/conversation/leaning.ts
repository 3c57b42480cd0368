import type { ReadQuestion, ReadWord } from './question-words.ts';

/**
 * How a question leans on the one before: it asks something else of the same event ('and when?'), it asks about a thing
 * that it does not name ('who leads it?'), or it asks the same of something else ('what about Kirkuk?').
 */
export type Leaning = 'event' | 'subject' | 'replacement';

/** A question that names this many things needs no other to be understood. */
const selfSufficient = 4;

/**
 * Reads whether a question leans on an earlier one, by its own words alone.
 * @param namesDocument whether it names the report as a document or a part of it
 */
export function readLeaning({ words, opened, turns }: ReadQuestion, namesDocument: boolean): Leaning | null {
  const count = (kind: ReadWord['kind']) => words.filter((word) => word.kind === kind).length;
  const nouns = count('noun');
  const verbs = count('verb');
  if (nouns >= selfSufficient) return null;
  if (turns && nouns > 0 && count('question') === 0) return 'replacement';
  if (pointsElsewhere(words, opened)) {
    return nouns + verbs === 0 && count('pronoun') === 0 ? 'event' : 'subject';
  }
  const asks = count('question') > 0;
  if (!asks) return opened && nouns + verbs > 0 && count('asked') === 0 ? 'replacement' : null;
  if (namesDocument && nouns > 0) return null;
  const named = opened ? nouns : nouns + count('measured');
  if (named === 0) return verbs + count('measured') === 0 ? 'event' : 'subject';
  if (nouns === 0 && verbs === 0) return 'event';
  return nouns === 1 && (opened || asksWhich(words) || pointsAtItsNoun(words)) ? 'subject' : null;
}

/** Whether a pronoun stands for what the question does not name itself before it. */
function pointsElsewhere(words: readonly ReadWord[], opened: boolean): boolean {
  const nouns = words.filter(({ kind }) => kind === 'noun').length;
  const first = words.findIndex(({ kind }) => kind === 'noun');
  return words.some(({ word, kind }, place) => {
    if (kind !== 'pronoun' && kind !== 'event') return false;
    if (first < 0 || place < first) return true;
    if (
      nouns > 2 ||
      words.slice(first, place).some((between) => between.kind === 'joint' || between.kind === 'question')
    )
      return false;
    return kind === 'event' ? place === words.length - 1 : opened || seldomBound.test(word);
  });
}

/** Pronouns that seldom stand for a noun before them in the same clause. */
const seldomBound = /^(?:it|he|she|they|them|him)$/;

/** 'which is the most prominent?': of several that it does not name. */
const asksWhich = (words: readonly ReadWord[]): boolean =>
  words[0]?.word === 'which' && (words[1]?.kind === 'other' || words[1]?.kind === 'question');

const pointsAtItsNoun = (words: readonly ReadWord[]): boolean =>
  words.some(({ kind }, place) => kind === 'pointer' && words[place + 1]?.kind === 'noun');
