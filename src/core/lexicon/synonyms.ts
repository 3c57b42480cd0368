import type { Language } from '../language.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/tokens.ts';

/** A word that may stand in a text for a question's word. */
export interface Alternative {
  readonly stem: string;
  /** How well it stands for it, 0 to 1. */
  readonly weight: number;
}

/** The stem of a question's word → the stems that may stand for it. */
export type Synonyms = ReadonlyMap<string, readonly Alternative[]>;

const weights = { dialect: 0.85, synonym: 0.7 } as const;

const linesOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split(/\t/).map((field) => fold(field).text.trim()));

function add(synonyms: Map<string, Alternative[]>, from: string, to: string, weight: number): void {
  if (from === to || !from || !to) return;
  const list = synonyms.get(from) ?? [];
  if (!list.some((alternative) => alternative.stem === to)) list.push({ stem: to, weight });
  synonyms.set(from, list);
}

/**
 * Reads the word lists of a language: sets of near-synonyms, a set a line, and for Arabic a dialect word with the
 * standard words for it. A dialect word also reaches the synonyms of its standard words, at a lower weight.
 */
export function parseSynonyms(language: Language, sets: string, dialect = ''): Synonyms {
  const synonyms = new Map<string, Alternative[]>();
  for (const words of linesOf(sets)) {
    const stems = [...new Set(words.map(stem))];
    for (const from of stems) for (const to of stems) add(synonyms, from, to, weights.synonym);
  }
  if (language !== 'ar') return synonyms;
  const standard = new Map([...synonyms].map(([from, list]) => [from, [...list]] as const));
  for (const [word, words] of linesOf(dialect)) {
    if (!word || !words) continue;
    const from = stem(word);
    for (const [place, to] of words.split(/\s+/).map(stem).entries()) {
      add(synonyms, from, to, weights.dialect);
      if (place > 0) continue;
      for (const further of standard.get(to) ?? [])
        add(synonyms, from, further.stem, weights.dialect * weights.synonym);
    }
  }
  return synonyms;
}
