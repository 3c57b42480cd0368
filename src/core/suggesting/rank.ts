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

export function entryOf<Suggested>(
  suggested: Suggested,
  text: string,
  language: Language,
  asksFor: AnswerType | null = null,
): Entry<Suggested> {
  const words = tokenize(fold(text)).map(({ word }) => word);
  return { suggested, language, flat: words.join(' '), words: words.map(comparedWord), asksFor };
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
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, typed) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, limit)
    .map(({ entry }) => entry.suggested);
}

function scoreOf(entry: Entry<unknown>, { words, flat, language, asksFor }: Typed): number {
  const sameKind = asksFor !== null && asksFor === entry.asksFor;
  const extra = sameKind ? points.kind : 0;
  if (entry.flat.startsWith(flat)) return points.beginning + points.whole + extra;
  let total = 0;
  let covered = 0;
  let whole = true;
  let subject = false;
  for (const word of words) {
    const best = entry.words.reduce((highest, other) => Math.max(highest, likeness(word, other)), 0);
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
