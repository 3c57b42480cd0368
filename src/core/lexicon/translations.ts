import { stem } from '../text/tokens.ts';
import type { Alternative, Synonyms } from './synonyms.ts';

/** Stems of general Arabic words whose own first letter is و were cut to what follows it in the lexicon's making. */
const restored = (arabic: string): string[] => {
  const withWaw = `و${arabic}`;
  return arabic.length >= 3 && stem(withWaw) === withWaw ? [arabic, withWaw] : [arabic];
};

/**
 * Reads the bilingual lexicon: `english<TAB>stem:probability stem:probability …` lines, both sides folded and stemmed,
 * learned from parallel text (IBM model 1, Brown et al. 1993).
 */
export function parseTranslations(text: string): Synonyms {
  const translations = new Map<string, Alternative[]>();
  for (const line of text.split('\n')) {
    const [english, pairs] = line.split('\t');
    if (!english || !pairs) continue;
    const alternatives: Alternative[] = [];
    for (const pair of pairs.split(' ').filter(Boolean)) {
      const colon = pair.lastIndexOf(':');
      const arabic = pair.slice(0, colon).replaceAll('ء', '');
      for (const form of restored(arabic))
        alternatives.push({ stem: form, weight: Number(pair.slice(colon + 1)) });
    }
    translations.set(english, alternatives);
  }
  return translations;
}
