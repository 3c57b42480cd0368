import type { Language } from '../language.ts';
import { foldedText } from '../text/fold.ts';
import { stem, stemUnkept } from '../text/tokens.ts';
import { type PlaceWeights, RelatedWords } from './related-words.ts';

/** A word that may stand in a text for a question's word. */
export interface Alternative {
  readonly stem: string;
  /** How well it stands for it, 0 to 1. */
  readonly weight: number;
}

/** The stem of a question's word → the stems that may stand for it. */
export type Synonyms = Pick<ReadonlyMap<string, readonly Alternative[]>, 'get' | 'keys'>;

/** Of the lists of single words; and by their places on a line. */
const weights = { dialect: 0.85, synonym: 0.7 } as const;
const familyWeights: PlaceWeights = { first: 0.7, step: 0, least: 0.7 };
const relatedWeights: PlaceWeights = { first: 0.45, step: 0.015, least: 0.2 };

const linesOf = (text: string): string[][] =>
  foldedText(text)
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('\t').map((field) => field.trim()));

const keptUnlisted = 10_000;

/** Alternatives in the order in which they came, each stem once. */
class Alternatives {
  readonly all: Alternative[] = [];
  readonly #from: string;

  constructor(from: string) {
    this.#from = from;
  }

  add(stem: string, weight: number): void {
    if (stem === this.#from || !stem || this.all.some((known) => known.stem === stem)) return;
    this.all.push({ stem, weight });
  }
}

/** The texts of a language's word lists. */
export interface WordLists {
  /** Near-synonyms, a set a line. */
  readonly sets: string;
  /** A word of the dialect, and standard words for it. */
  readonly dialect?: string;
  /** Words of one family, and words that are related otherwise, as `RelatedWords` reads them. */
  readonly families?: string;
  readonly related?: string;
}

/** Word lists that are looked up: there are thousands of entries, and a question has a handful of words. */
class ListedSynonyms implements Synonyms {
  /** For each stem, the sets that it stands in. */
  readonly #sets = new Map<string, string[][]>();
  /** For each stem of the dialect, the standard words for it, a list a line. */
  readonly #dialect = new Map<string, string[]>();
  readonly #families: RelatedWords;
  readonly #related: RelatedWords;
  readonly #made = new Map<string, readonly Alternative[]>();
  /** Stems without an entry. Anybody may ask for anything, so they are forgotten when there are many. */
  readonly #unlisted = new Set<string>();

  constructor({ sets, dialect, families, related }: Required<WordLists>) {
    this.#families = new RelatedWords(families, familyWeights);
    this.#related = new RelatedWords(related, relatedWeights);
    for (const words of linesOf(sets)) {
      const stems = [...new Set(words.map(stemUnkept))];
      for (const each of stems) if (each) note(this.#sets, each, stems);
    }
    for (const [word, words] of linesOf(dialect))
      if (word && words) note(this.#dialect, stemUnkept(word), words);
  }

  get(from: string): readonly Alternative[] | undefined {
    const known = this.#made.get(from);
    if (known || this.#unlisted.has(from)) return known;
    const made = this.#make(from);
    if (made.length > 0) {
      this.#made.set(from, made);
      return made;
    }
    if (this.#unlisted.size >= keptUnlisted) this.#unlisted.clear();
    this.#unlisted.add(from);
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const from of new Set([...this.#sets.keys(), ...this.#dialect.keys()]))
      if (this.get(from)) yield from;
  }

  #make(from: string): readonly Alternative[] {
    const found = new Alternatives(from);
    for (const set of this.#sets.get(from) ?? []) for (const to of set) found.add(to, weights.synonym);
    for (const words of this.#dialect.get(from) ?? []) {
      const [first = '', ...others] = words.split(/\s+/).map(stem);
      found.add(first, weights.dialect);
      for (const set of this.#sets.get(first) ?? [])
        for (const to of set) if (to !== first) found.add(to, weights.dialect * weights.synonym);
      for (const to of others) found.add(to, weights.dialect);
      for (const { stem: to, weight } of this.#listedFor(first)) found.add(to, weights.dialect * weight);
    }
    for (const { stem: to, weight } of this.#listedFor(from)) found.add(to, weight);
    return found.all;
  }

  #listedFor(from: string): Alternative[] {
    return [...this.#families.of(from), ...this.#related.of(from)];
  }
}

function note<Item>(lists: Map<string, Item[]>, key: string, list: Item): void {
  const known = lists.get(key);
  if (known) known.push(list);
  else lists.set(key, [list]);
}

/**
 * Reads the word lists of a language: sets of near-synonyms, a set a line, and for Arabic a dialect word with the
 * standard words for it. A dialect word also reaches the synonyms of its standard words, and what is related to the first of
 * them, at a lower weight.
 */
export const parseSynonyms = (
  language: Language,
  { sets, dialect = '', families = '', related = '' }: WordLists,
): Synonyms => new ListedSynonyms({ sets, dialect: language === 'ar' ? dialect : '', families, related });
