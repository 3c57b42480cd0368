import type { Alternative, Synonyms } from '../lexicon/synonyms.ts';
import { englishBases } from '../text/stem-english.ts';

/** What else than spelling can tell that two words mean the same. */
export interface MatchingKnowledge {
  /** Synonyms when the question is in the index's language, else translations into it; null where there are none. */
  readonly alternatives: Synonyms | null;
  /** Synonyms in the question's own language, whose translations count too; null where there is nothing to translate. */
  readonly translatedSynonyms: Synonyms | null;
  /** Synonyms in the index's language, which stand for translations too; null where there is nothing to translate. */
  readonly synonymsOfTranslations: Synonyms | null;
  /** Whether names are to be recognised across scripts. */
  readonly acrossScripts: boolean;
  /** Whether general text knows a word: one that it does not may be a misspelling. */
  isKnown(word: string): boolean;
}

/** For how many of a word's likeliest translations their synonyms count, and what share of the translation's probability. */
const furtherTranslations = { of: 3, share: 0.3 } as const;

/** What is listed for a word or, of an English one that is read across languages, for a base form of it. */
export function alternativesOf(
  stemmed: string,
  bare: string,
  { alternatives, acrossScripts, translatedSynonyms, synonymsOfTranslations }: MatchingKnowledge,
): readonly Alternative[] {
  const own = alternatives?.get(stemmed) ?? alternatives?.get(bare);
  const meant = (translatedSynonyms?.get(stemmed) ?? []).flatMap(({ stem: synonym, weight }) =>
    (alternatives?.get(synonym) ?? []).map((each) => ({ ...each, weight: each.weight * weight ** 2 })),
  );
  const likeliest = synonymsOfTranslations
    ? [...(own ?? [])].sort((left, right) => right.weight - left.weight).slice(0, furtherTranslations.of)
    : [];
  const further = likeliest.flatMap((translation) =>
    (synonymsOfTranslations?.get(translation.stem) ?? []).map(({ stem: synonym, weight }) => ({
      stem: synonym,
      weight: translation.weight * weight ** 2 * furtherTranslations.share,
    })),
  );
  const listed = own || meant.length > 0 ? [...(own ?? []), ...meant, ...further] : null;
  if (listed || !acrossScripts || !alternatives) return listed ?? [];
  for (const base of englishBases(stemmed)) {
    const found = alternatives.get(base);
    if (found) return found;
  }
  return [];
}
