import type { Language } from '../language.ts';
import { skeleton } from '../lexicon/skeleton.ts';
import { guessRoots } from '../text/root-arabic.ts';
import { characterGrams, stem, wordLanguage } from '../text/tokens.ts';
import type { MatchingKnowledge } from './alternatives.ts';
import { buildLexicalIndex } from './lexical-index.ts';
import { formOf, matchTerms, procliticFree, Vocabulary } from './term-matches.ts';

/** Letters of a key at most: a longer 'word' is none, and an index of a database refuses it. */
const longestKey = 100;

const key = (kind: string, text: string): string => `${kind}${text.slice(0, longestKey)}`;

/** The keys that consonants share with all those one letter away, and then some (Garbe's symmetric deletions). */
function skeletonKeys(consonants: string): string[] {
  const shorter = Array.from(consonants, (_, at) => consonants.slice(0, at) + consonants.slice(at + 1));
  return [...new Set([consonants, ...shorter])].map((each) => key('c', each));
}

/** The keys under which a word of the texts is found: its form, stem, stem without proclitics, roots and consonants. */
export function keysOf(word: string, language: Language): string[] {
  const stemmed = stem(word);
  const bare = procliticFree(stemmed);
  const consonants = wordLanguage(stemmed) === language ? skeletonKeys(skeleton(stemmed)) : [];
  return [
    ...new Set([
      key('f', formOf(word)),
      key('s', stemmed),
      key('b', bare),
      ...guessRoots(bare).map((root) => key('r', root)),
      ...consonants,
    ]),
  ];
}

/** A word for which those are wanted that share at least a part of its character 3-grams. */
interface WantedResemblance {
  readonly grams: readonly string[];
  /** Dice coefficient, 0 to 1. */
  readonly least: number;
}

export interface WantedWords {
  readonly keys: readonly string[];
  readonly resembling: readonly WantedResemblance[];
}

/** Notes what it is asked for, and has nothing. */
class Noting extends Vocabulary {
  readonly keys = new Set<string>();
  readonly resembling = new Map<string, WantedResemblance>();

  constructor(language: Language) {
    super(buildLexicalIndex(language, []));
  }

  private note(kind: string, text: string): readonly number[] {
    this.keys.add(key(kind, text));
    return [];
  }

  override withForm = (wanted: string) => this.note('f', wanted);
  override withStem = (wanted: string) => this.note('s', wanted);
  override withBareStem = (wanted: string) => this.note('b', wanted);
  override withRoot = (wanted: string) => this.note('r', wanted);

  override sharingGrams(word: string, least: number): Map<number, number> {
    this.resembling.set(word, { grams: [...new Set(characterGrams(word, 3))], least });
    return new Map();
  }
}

/**
 * What to look up for a question's terms in an inverted index by `keysOf` and by 3-grams: every word of the texts that
 * `matchTerms` would match is among what is found, and others are.
 */
export function wantedWords(
  terms: readonly string[],
  language: Language,
  knowledge: MatchingKnowledge,
): WantedWords {
  const noting = new Noting(language);
  matchTerms(noting, terms, knowledge);
  if (knowledge.acrossScripts)
    for (const term of terms) for (const each of skeletonKeys(skeleton(stem(term)))) noting.keys.add(each);
  return { keys: [...noting.keys], resembling: [...noting.resembling.values()] };
}
