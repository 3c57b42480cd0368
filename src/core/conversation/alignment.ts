import type { Language } from '../language.ts';
import { skeleton, skeletonSimilarity } from '../lexicon/skeleton.ts';
import type { Synonyms } from '../lexicon/synonyms.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stem, type Token, tokenize } from '../text/tokens.ts';

/** Least probability by which a word counts as the translation of another. */
const leastProbability = 0.05;

/** What a name with the same consonants counts, on the scale of probabilities. */
const sameName = 0.3;

/**
 * Finds words of one language in a text of the other that says the same: the best by the lexicon, or the name with the
 * same consonants.
 * @param words folded
 * @param translations English stem → Arabic stems
 * @returns the words of the text as they are written there, each once, in the order of `words`; none for one not found
 */
export function alignWords(
  words: readonly string[],
  text: string,
  language: Language,
  translations: Synonyms,
): string[] {
  const candidates = tokenize(text).filter(({ word }) => !isStopWord(word, language));
  const found = new Set<Token>();
  for (const word of words) {
    let best: Token | null = null;
    let highest = leastProbability;
    for (const candidate of candidates) {
      const [english, arabic] = language === 'en' ? [candidate.word, word] : [word, candidate.word];
      const likeness = likenessOf(english, arabic, translations);
      if (likeness <= highest) continue;
      best = candidate;
      highest = likeness;
    }
    if (best) found.add(best);
  }
  return [...found].map(({ start, end }) => text.slice(start, end));
}

function likenessOf(english: string, arabic: string, translations: Synonyms): number {
  const stemmed = stem(arabic);
  const listed = translations.get(stem(english))?.find((alternative) => alternative.stem === stemmed);
  if (listed) return listed.weight;
  return skeletonSimilarity(skeleton(stem(english)), skeleton(stemmed)) >= 0.6 ? sameName : 0;
}
