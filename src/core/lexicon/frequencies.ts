import type { Language } from '../language.ts';
import { documentFrequency, textCount } from '../retrieval/bm25.ts';
import type { LexicalIndex } from '../retrieval/lexical-index.ts';
import { stem } from '../text/tokens.ts';

/** In how many passages of general text each stem stands: how rare a word is when the corpus is too small to tell. */
export interface Frequencies {
  readonly passages: number;
  readonly counts: ReadonlyMap<string, number>;
  /** How often each stem stands with an article, 0 to 1: often for nouns, next to never for verbs. */
  readonly definiteness: ReadonlyMap<string, number>;
}

/** How many passages the general text counts for beside the corpus's own. */
const generalPassages = 40;

/** Reads `stem<TAB>passages<TAB>percent with an article` lines after a first line `# passages<TAB>total`. */
export function parseFrequencies(text: string): Frequencies {
  const counts = new Map<string, number>();
  const definiteness = new Map<string, number>();
  let start = text.indexOf('\n') + 1;
  const [, passages] = text.slice(0, start).split('\t');
  while (start > 0 && start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const first = text.indexOf('\t', start);
    if (first > start && first < end) {
      const word = text.slice(start, first);
      const second = text.indexOf('\t', first + 1);
      const hasShare = second > 0 && second < end;
      const count = text.slice(first + 1, hasShare ? second : end);
      if (count) counts.set(word, Number(count));
      const percent = hasShare ? text.slice(second + 1, end) : '';
      if (count && percent) definiteness.set(word, Number(percent) / 100);
    }
    start = end + 1;
  }
  return { passages: Number(passages), counts, definiteness };
}

/** Half of all nouns stand with an article at least this often, in either language. */
const nounThreshold = 0.5;

/** How readily a word takes an article, 0 to 1: 1 from where half of all nouns do; a half where general text does not know it. */
export const articleAffinity = (word: string, general: Frequencies): number =>
  Math.min(1, (general.definiteness.get(stem(word)) ?? nounThreshold / 2) / nounThreshold);

/**
 * How much of a noun a word is, 0 to 1, names and all. One that seldom takes an article is a verb only where general text knows it in
 * another form of a verb; else it is a name, as is one that general text does not know.
 */
export function nounness(word: string, general: Frequencies): number {
  const stemmed = stem(word);
  const share = general.definiteness.get(stemmed);
  if (share === undefined || share >= nounThreshold) return 1;
  return verbForms(stemmed).some((form) => general.counts.has(form)) ? share / nounThreshold : 1;
}

/** Other forms that a word would have if it were a verb: the present beside the past, -ed beside -ing. */
function verbForms(stemmed: string): string[] {
  if (!/\p{Script=Arabic}/u.test(stemmed)) {
    const base = stemmed.replace(/(?:ed|ing|e)$/, '');
    return ['ed', 'ing'].map((ending) => base + ending).filter((form) => form !== stemmed);
  }
  const [first = '', rest = ''] = [stemmed[0], stemmed.slice(1)];
  if (rest.length < 2) return [];
  if (first === 'ي') return [`ت${rest}`];
  if (first === 'ت') return [`ي${rest}`, `يت${rest}`];
  return first === 'ا' ? [`ي${rest}`, `ت${rest}`] : [`ي${stemmed}`, `ت${stemmed}`];
}

/** `isKnown` of several languages' general texts. */
export const knownIn =
  (frequencies: Readonly<Record<Language, Frequencies>>) =>
  (word: string, language: Language): boolean =>
    isKnown(word, frequencies[language]);

/** Whether general text knows a word by its stem. */
export const isKnown = (word: string, general: Frequencies): boolean => general.counts.has(stem(word));

/**
 * How much a word tells, in nats: the negative logarithm of the share of passages that hold its stem, the corpus's own
 * passages and general text taken together (Dirichlet smoothing, Zhai and Lafferty 2004).
 */
export function rarity(word: string, index: LexicalIndex, general: Frequencies): number {
  const stemmed = stem(word);
  const own = documentFrequency(index.terms, `#${stemmed}`);
  const share = (general.counts.get(stemmed) ?? 1) / general.passages;
  return -Math.log((own + generalPassages * share) / (textCount(index.terms) + generalPassages));
}
