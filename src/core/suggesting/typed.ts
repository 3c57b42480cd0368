import type { AnswerType } from '../answering/answer-type.ts';
import { analyzeQuestion } from '../answering/question.ts';
import { detectLanguage, type Language } from '../language.ts';
import { skeleton, skeletonSimilarity } from '../lexicon/skeleton.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize, wordLanguage } from '../text/tokens.ts';

/** A word as completion compares it. */
export interface ComparedWord {
  /** Folded. */
  readonly word: string;
  /** Without article, conjunction and preposition. */
  readonly bare: string;
  readonly script: Language | 'number';
  /** Its consonants in one alphabet, without its article, and without any letter that may be joined to it. */
  readonly consonants: readonly string[];
  /** Whether it carries no subject. */
  readonly isStop: boolean;
}

/** What was typed so far. */
export interface Typed {
  readonly words: readonly ComparedWord[];
  /** Its words with single spaces. */
  readonly flat: string;
  /** null while there is no letter. */
  readonly language: Language | null;
  /** What it asks for, where a question word already tells. */
  readonly asksFor: AnswerType | null;
}

/** What of a long input is read: its beginning, and so many words. */
const read = { units: 200, words: 12 } as const;

const article = /^(?:وال|بال|كال|فال|ولل|ال|لل)(?=\p{Script=Arabic}{3})/u;
const proclitic = /^(?:وبال|وال|بال|كال|فال|ولل|ال|لل|و|ب|ل|ف|ك)(?=\p{Script=Arabic}{3})/u;

/** A folded word without what Arabic writes in front of it. */
export const bareOf = (word: string): string => word.replace(proclitic, '');

export function comparedWord(word: string): ComparedWord {
  const bare = bareOf(word);
  const script = wordLanguage(word);
  return {
    word,
    bare,
    script,
    // 'كركوك' begins with a letter that may be joined, and is not.
    consonants: script === 'number' ? [] : [...new Set([word.replace(article, ''), bare].map(skeleton))],
    isStop: script !== 'number' && isStopWord(word, script),
  };
}

export function readTyped(typed: string): Typed {
  const words = tokenize(typed.slice(0, read.units))
    .slice(0, read.words)
    .map(({ word }) => word);
  const flat = words.join(' ');
  return {
    words: words.map(comparedWord),
    flat,
    language: /\p{L}/u.test(flat) ? detectLanguage(flat) : null,
    asksFor: words.length > 0 ? analyzeQuestion(flat).asksFor : null,
  };
}

/** From this length on a word may be mistyped by a letter, or begin inside another. */
const longer = { mistyped: 4, inside: 3 } as const;

/**
 * How well a typed word, perhaps unfinished, stands for a word: 1 for the same, less for its beginning, for something
 * inside it, for one mistyped letter and for the same consonants in the other script, 0 for nothing of these.
 */
export function likeness(typed: ComparedWord, candidate: ComparedWord): number {
  if (typed.script !== candidate.script) return acrossScripts(typed, candidate);
  const beginning = likenessOfBeginning(typed, candidate);
  if (beginning > 0 || typed.script === 'number' || typed.isStop) return beginning;
  const { word, bare } = candidate;
  if (typed.word.length >= longer.inside && word.includes(typed.word)) return 0.6;
  if (typed.word.length < longer.mistyped || candidate.isStop) return 0;
  return beginsAlmost(word, typed.word) ||
    (typed.bare.length >= longer.mistyped && beginsAlmost(bare, typed.bare))
    ? 0.5
    : 0;
}

/** The same for a word of the same script that a typed one is, or begins; 0 for any other. */
export function likenessOfBeginning(typed: ComparedWord, { word, bare }: ComparedWord): number {
  if (word === typed.word) return 1;
  if (bare === typed.bare) return 0.95;
  if (word.startsWith(typed.word)) return 0.9;
  return bare.startsWith(typed.word) || (typed.bare.length > 1 && bare.startsWith(typed.bare)) ? 0.85 : 0;
}

function acrossScripts(typed: ComparedWord, candidate: ComparedWord): number {
  if (typed.script === 'number' || candidate.script === 'number' || typed.isStop || candidate.isStop)
    return 0;
  let best = 0;
  for (const short of typed.consonants)
    for (const long of candidate.consonants) {
      // Names that differ in their first consonant are others; most words are told apart by that alone.
      if (short[0] !== long[0]) continue;
      const begins = short.length >= 3 && long.startsWith(short) ? 0.45 : 0;
      best = Math.max(
        best,
        short === long && short.length >= 3 ? 0.55 : begins,
        0.5 * skeletonSimilarity(short, long),
      );
    }
  return best;
}

/** Whether a word begins with another in which one letter is wrong, missing, too many, or swapped with its neighbour. */
export function beginsAlmost(word: string, typed: string): boolean {
  // With one mistake, one of the first two letters stands in its place or its neighbour's.
  if (word[0] !== typed[0] && word[0] !== typed[1] && word[1] !== typed[0] && word[1] !== typed[1])
    return false;
  let same = 0;
  while (same < typed.length && word[same] === typed[same]) same++;
  const rest = (from: number) => typed.slice(same + from);
  return (
    word.startsWith(rest(1), same + 1) ||
    word.startsWith(rest(0), same + 1) ||
    word.startsWith(rest(1), same) ||
    (word[same] === typed[same + 1] && word[same + 1] === typed[same] && word.startsWith(rest(2), same + 2))
  );
}
