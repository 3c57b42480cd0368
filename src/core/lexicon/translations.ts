import { fold } from '../text/fold.ts';
import { stem } from '../text/tokens.ts';
import type { Alternative } from './synonyms.ts';

/** What a hand-written translation counts as a probability: the first of a line most, none less than the last number. */
const written = { first: 0.45, step: 0.03, least: 0.27 } as const;

/** Stems of general Arabic words whose own first letter is و were cut to what follows it in the lexicon's making. */
const restored = (arabic: string): string[] => {
  const withWaw = `و${arabic}`;
  return arabic.length >= 3 && stem(withWaw) === withWaw ? [arabic, withWaw] : [arabic];
};

/**
 * Reads the bilingual lexicon.
 * @param learned `english<TAB>stem:probability stem:probability …` lines, both sides folded and stemmed, learned from
 * parallel text (IBM model 1, Brown et al. 1993)
 * @param common `english<TAB>arabic arabic …` lines of whole words, likeliest first, written by hand
 */
export function parseTranslations(learned: string, common = ''): ReadonlyMap<string, readonly Alternative[]> {
  const translations = new Map<string, Alternative[]>();
  for (const [english, pairs] of fieldsOf(learned)) {
    const alternatives: Alternative[] = [];
    for (const pair of pairs.split(' ').filter(Boolean)) {
      const colon = pair.lastIndexOf(':');
      const arabic = pair.slice(0, colon).replaceAll('ء', '');
      for (const form of restored(arabic))
        alternatives.push({ stem: form, weight: Number(pair.slice(colon + 1)) });
    }
    translations.set(english, alternatives);
  }
  for (const [english, words] of fieldsOf(common)) {
    const key = stem(fold(english).text);
    const alternatives = translations.get(key) ?? [];
    for (const [place, word] of words.split(/\s+/).filter(Boolean).entries()) {
      const weight = Math.max(written.least, written.first - written.step * place);
      alternatives.push({ stem: stem(fold(word).text), weight });
    }
    translations.set(key, likeliest(alternatives));
  }
  return translations;
}

/** Each stem once, with the highest of its weights. */
function likeliest(alternatives: readonly Alternative[]): Alternative[] {
  const weights = new Map<string, number>();
  for (const { stem: form, weight } of alternatives)
    weights.set(form, Math.max(weight, weights.get(form) ?? 0));
  return [...weights].map(([form, weight]) => ({ stem: form, weight }));
}

/** The two columns of each line that has both; comments begin with '#'. */
const fieldsOf = (text: string): [string, string][] =>
  text.split('\n').flatMap((line) => {
    const [first, second] = line.split('\t');
    return first && second && !line.startsWith('#') ? [[first, second]] : [];
  });
