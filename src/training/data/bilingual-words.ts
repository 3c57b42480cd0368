import { learnTranslations, type Translation } from '../lexicon/ibm-model-1.ts';
import type { Corpus } from './corpus.ts';

/** Words of each language by those of the other, likeliest first; places are the numbers of words. */
export interface BilingualWords {
  readonly arabicFor: readonly (readonly Translation[])[];
  readonly englishFor: readonly (readonly Translation[])[];
}

const longestText = 45;
const kept = 10;

/** Learns from sentences and entries, each a set of words. */
export function learnBilingualWords(corpus: Corpus): BilingualWords {
  const texts = [...corpus.parallel.flat(), ...corpus.dictionary, ...corpus.names];
  const pairs = texts.map(({ english, arabic }) => ({
    english: [...new Set(english)].slice(0, longestText),
    arabic: [...new Set(arabic)].slice(0, longestText),
  }));
  const count = corpus.table.words.length;
  const learn = (source: 'english' | 'arabic', target: 'english' | 'arabic') =>
    learnTranslations(
      pairs.map((pair) => ({ source: pair[source], target: pair[target] })),
      count,
      count,
    ).map((translations) => translations.slice(0, kept));
  return { arabicFor: learn('english', 'arabic'), englishFor: learn('arabic', 'english') };
}
