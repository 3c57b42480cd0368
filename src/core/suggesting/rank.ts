import type { AnswerType } from '../answering/answer-type.ts';
import type { Language } from '../language.ts';
import { fold } from '../text/fold.ts';
import { tokenize } from '../text/tokens.ts';
import { type ComparedWord, comparedWord, likeness, type Typed } from './typed.ts';

/** A suggestion with what it is compared by. */
export interface Entry<Suggested> {
  readonly suggested: Suggested;
  readonly language: Language;
  /** Folded words with single spaces: no two entries of a list have the same. */
  readonly flat: string;
  readonly words: readonly ComparedWord[];
  readonly asksFor: AnswerType | null;
}

/** @param compared makes of a word what is compared; for many texts with the same words, one that remembers them */
export function entryOf<Suggested>(
  suggested: Suggested,
  text: string,
  language: Language,
  asksFor: AnswerType | null = null,
  compared: (word: string) => ComparedWord = comparedWord,
): Entry<Suggested> {
  const words = tokenize(fold(text)).map(({ word }) => word);
  return { suggested, language, flat: words.join(' '), words: words.map((word) => compared(word)), asksFor };
}

/** What a word that carries no subject counts beside one that does. */
const stopWeight = 0.2;

/** The least share of what was typed that a suggestion must hold. */
const least = 0.5;

/** Points, so far apart that what comes first in the list decides before what comes after. */
const points = { beginning: 100, whole: 10, kind: 2 } as const;

/**
 * The entries that fit what was typed, best first, equals in the order of the list. With nothing typed, all in the order
 * of the list. What begins with all that was typed comes first, then what holds all of its words, then parts; where only
 * a question word was typed, what asks for the same.
 */
export function rankEntries<Suggested>(
  entries: readonly Entry<Suggested>[],
  typed: Typed,
  limit: number,
): Suggested[] {
  if (typed.words.length === 0) return entries.slice(0, limit).map(({ suggested }) => suggested);
  const likenesses = typed.words.map(likenessTo);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, typed, likenesses) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, limit)
    .map(({ entry }) => entry.suggested);
}

type Likeness = (candidate: ComparedWord) => number;

/** The likeness of words to a typed one; entries share most of theirs, so each is compared once. */
function likenessTo(typed: ComparedWord): Likeness {
  const known = new Map<string, number>();
  return (candidate) => {
    const found = known.get(candidate.word) ?? likeness(typed, candidate);
    known.set(candidate.word, found);
    return found;
  };
}

function scoreOf(
  entry: Entry<unknown>,
  { words, flat, language, asksFor }: Typed,
  likenesses: readonly Likeness[],
): number {
  const sameKind = asksFor !== null && asksFor === entry.asksFor;
  const extra = sameKind ? points.kind : 0;
  if (entry.flat.startsWith(flat)) return points.beginning + points.whole + extra;
  let total = 0;
  let covered = 0;
  let whole = true;
  let subject = false;
  for (const [place, word] of words.entries()) {
    const likenessOf = likenesses[place] as Likeness;
    const best = entry.words.reduce((highest, other) => Math.max(highest, likenessOf(other)), 0);
    const weight = word.isStop ? stopWeight : 1;
    total += weight;
    covered += weight * best;
    if (best === 0) whole = false;
    else if (!word.isStop) subject = true;
  }
  const share = covered / total;
  if (whole) return points.whole + extra + share;
  if (subject && share >= least * 0.9) return extra + share;
  // Question words alone: 'منو' shares no word with 'من هو', but both ask for a person.
  return sameKind && words.every(({ isStop }) => isStop) && entry.language === language ? extra : 0;
}
