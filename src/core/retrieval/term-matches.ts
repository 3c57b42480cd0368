import { alternativesOfRespelt } from '../lexicon/respelling.ts';
import { skeleton, skeletonSimilarity } from '../lexicon/skeleton.ts';
import type { Alternative } from '../lexicon/synonyms.ts';
import { editDistance } from '../text/edit-distance.ts';
import { guessRoots } from '../text/root-arabic.ts';
import { characterGrams, stem, wordLanguage } from '../text/tokens.ts';
import { alternativesOf, type MatchingKnowledge } from './alternatives.ts';
import type { LexicalIndex } from './lexical-index.ts';

/** A word of the texts that stands for a word of the question. */
export interface TermMatch {
  /** Place of the question's word among its terms. */
  readonly term: number;
  /** 1 for the same word, less for one of the same stem, a resembling one, a synonym or a translation. */
  readonly similarity: number;
}

/** Word id of the index → the question's terms that it matches. */
export type TermMatches = ReadonlyMap<number, readonly TermMatch[]>;

/** The words of an index by form, stem, root and consonants, each read off once, when first asked for. */
export class Vocabulary {
  readonly index: LexicalIndex;
  private byForm: Groups | undefined;
  private byStem: Groups | undefined;
  private byBareStem: Groups | undefined;
  private byRoot: Groups | undefined;
  private bySkeleton: Groups | undefined;
  private stemmed: readonly string[] | undefined;
  private formed: readonly string[] | undefined;
  /** How many of a word's 3-grams each word of the index shares; all 0 between two counts. */
  private readonly shared: Uint8Array;

  constructor(index: LexicalIndex) {
    this.index = index;
    this.shared = new Uint8Array(index.words.length);
  }

  private get stems(): readonly string[] {
    this.stemmed ??= this.index.words.map(stem);
    return this.stemmed;
  }

  /** Each word without article and conjunction. */
  get forms(): readonly string[] {
    this.formed ??= this.index.words.map(formOf);
    return this.formed;
  }

  withForm(wanted: string): readonly number[] {
    this.byForm ??= grouped(this.forms, (form) => [form]);
    return this.byForm.get(wanted) ?? [];
  }

  withStem(wanted: string): readonly number[] {
    this.byStem ??= grouped(this.stems, (stemmed) => [stemmed]);
    return this.byStem.get(wanted) ?? [];
  }

  withBareStem(wanted: string): readonly number[] {
    this.byBareStem ??= grouped(this.stems, (stemmed) => [procliticFree(stemmed)]);
    return this.byBareStem.get(wanted) ?? [];
  }

  withRoot(wanted: string): readonly number[] {
    this.byRoot ??= grouped(this.stems, (stemmed) => guessRoots(procliticFree(stemmed)));
    return this.byRoot.get(wanted) ?? [];
  }

  /** Skeleton → word ids, of words of the index's own script. */
  skeletons(): Groups {
    this.bySkeleton ??= grouped(this.stems, (stemmed) =>
      wordLanguage(stemmed) === this.index.language ? [skeleton(stemmed)] : [],
    );
    return this.bySkeleton;
  }

  /** Word ids that share 3-grams with a word, and the Dice coefficient of those, from a least one on. */
  sharingGrams(word: string, least: number): Map<number, number> {
    const { terms, starts, texts, lengths } = this.index.resemblance;
    const grams = new Set(characterGrams(word, 3));
    const touched: number[] = [];
    for (const gram of grams) {
      const id = terms.get(gram);
      if (id === undefined) continue;
      for (let posting = starts[id] as number; posting < (starts[id + 1] as number); posting++) {
        const candidate = texts[posting] as number;
        const count = this.shared[candidate] as number;
        if (count === 0) touched.push(candidate);
        if (count < 255) this.shared[candidate] = count + 1;
      }
    }
    const found = new Map<number, number>();
    for (const candidate of touched) {
      const dice = (2 * (this.shared[candidate] as number)) / (grams.size + (lengths[candidate] as number));
      if (dice >= least) found.set(candidate, dice);
      this.shared[candidate] = 0;
    }
    return found;
  }
}

/** Key → word ids. */
type Groups = ReadonlyMap<string, readonly number[]>;

function grouped(words: readonly string[], keysOf: (word: string) => readonly string[]): Groups {
  const groups = new Map<string, number[]>();
  for (const [id, word] of words.entries()) {
    for (const key of keysOf(word)) {
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
  }
  return groups;
}

const similarities = {
  /** The same but for article, conjunction or preposition. */
  sameForm: 1,
  sameStem: 0.95,
  sameRoot: 0.65,
  /** A name with the same consonants in the other script. */
  sameName: 0.85,
} as const;

/** Least similarity by which a word that is a word counts as another: it is seldom a misspelling of it. */
const resemblanceFloor = 0.62;

/** A translation at least this likely also stands in other words of its root. */
const rootable = 0.1;

/** Most edits that make an unknown word a misspelling of a known one, and what each costs. */
const misspelling = {
  cost: 0.12,
  /** Least share of 3-grams in common. */
  dice: 0.15,
  edits: (length: number) => (length >= 8 ? 2 : length >= 4 ? 1 : 0),
} as const;

/**
 * Finds, for each term of a question, the words of the texts that are the same, share its stem or root, are spelt nearly
 * so, are listed for it as synonym or translation, or have the same consonants in the other script.
 */
export function matchTerms(
  vocabulary: Vocabulary,
  terms: readonly string[],
  knowledge: MatchingKnowledge,
): TermMatches {
  const matches = new Map<number, TermMatch[]>();
  const put = (word: number, term: number, similarity: number) => {
    const list = matches.get(word);
    if (!list) {
      matches.set(word, [{ term, similarity }]);
      return;
    }
    const known = list.findIndex((match) => match.term === term);
    if (known < 0) list.push({ term, similarity });
    else if ((list[known] as TermMatch).similarity < similarity) list[known] = { term, similarity };
  };
  for (const [term, word] of terms.entries()) {
    const stemmed = stem(word);
    const bare = procliticFree(stemmed);
    resemblingWords(vocabulary, word, knowledge.isKnown(word), (found, similarity) =>
      put(found, term, similarity),
    );
    for (const found of vocabulary.withBareStem(bare)) put(found, term, similarities.sameStem);
    if (!knowledge.acrossScripts) {
      for (const root of guessRoots(bare)) {
        for (const found of vocabulary.withRoot(root)) put(found, term, similarities.sameRoot);
      }
    }
    const alternatives = alternativesOf(stemmed, bare, knowledge);
    let listed = false;
    for (const alternative of alternatives) {
      const similarity = alternativeSimilarity(alternative, knowledge.acrossScripts);
      for (const found of vocabulary.withBareStem(procliticFree(alternative.stem))) {
        put(found, term, similarity);
        listed = true;
      }
      if (knowledge.acrossScripts && alternative.weight >= rootable) {
        for (const root of guessRoots(procliticFree(alternative.stem))) {
          for (const found of vocabulary.withRoot(root)) put(found, term, similarity * similarities.sameRoot);
        }
      }
    }
    if (knowledge.alternatives && alternatives.length === 0 && !knowledge.isKnown(word)) {
      for (const respelt of alternativesOfRespelt(stemmed, knowledge.alternatives)) {
        const similarity = alternativeSimilarity(respelt, knowledge.acrossScripts);
        for (const found of vocabulary.withStem(procliticFree(respelt.stem))) put(found, term, similarity);
      }
    }
    // A word whose translation is in the texts is no name to be spelt out.
    if (listed || !knowledge.acrossScripts || word.length < 4 || wordLanguage(word) === 'number') continue;
    const consonants = skeleton(stemmed);
    for (const [other, words] of vocabulary.skeletons()) {
      const similarity = skeletonSimilarity(consonants, other) * similarities.sameName;
      if (similarity > 0) for (const found of words) put(found, term, similarity);
    }
  }
  return matches;
}

/** A stem without the preposition or conjunction of one letter that may stand before it: 'لخلايا' as 'خلايا'. */
export const procliticFree = (stemmed: string): string =>
  stemmed.replace(/^[بلكف](?=\p{Script=Arabic}{4})/u, '');

/** A word without article and conjunction, its ending left as it is. */
export const formOf = (word: string): string =>
  word.replace(/^(?:وبال|وال|بال|كال|فال|ولل|ال|لل|و)(?=\p{Script=Arabic}{3})/u, '');

/** A translation's weight is a probability; its square root puts it on the scale of spelling similarities. */
const alternativeSimilarity = ({ weight }: Alternative, isProbability: boolean): number =>
  isProbability ? Math.sqrt(weight) : weight;

function resemblingWords(
  vocabulary: Vocabulary,
  word: string,
  isKnown: boolean,
  put: (found: number, similarity: number) => void,
): void {
  const same = vocabulary.index.postings.terms.get(word);
  if (same !== undefined) put(same, similarities.sameForm);
  if (wordLanguage(word) === 'number') return;
  const form = formOf(word);
  for (const found of vocabulary.withForm(form)) put(found, similarities.sameForm);
  for (const found of vocabulary.withStem(stem(word))) put(found, similarities.sameStem);
  const mayBeMisspelt = !isKnown && misspelling.edits(word.length) > 0;
  const least = mayBeMisspelt ? misspelling.dice : resemblanceFloor;
  for (const [found, dice] of vocabulary.sharingGrams(word, least)) {
    const distance = mayBeMisspelt
      ? misspellingDistance(
          word,
          vocabulary.index.words[found] as string,
          form,
          vocabulary.forms[found] as string,
        )
      : null;
    if (distance !== null) put(found, 1 - misspelling.cost * distance);
    else if (dice >= resemblanceFloor) put(found, mayBeMisspelt ? dice : dice * 0.9);
  }
}

/**
 * Edits between two words, with their articles and conjunctions or without, since the edit may be in those too; null where
 * they are more than a misspelling.
 * @param form the word without, and the same of the other
 */
function misspellingDistance(word: string, other: string, form: string, otherForm: string): number | null {
  const whole = misspellingEdits(word, other);
  if (form === word && otherForm === other) return whole;
  const bare = misspellingEdits(form, otherForm);
  if (whole === null || bare === null) return whole ?? bare;
  return Math.min(whole, bare);
}

function misspellingEdits(word: string, other: string): number | null {
  const most = misspelling.edits(word.length);
  const distance = editDistance(word, other, most);
  return distance <= most ? distance : null;
}

/** Whether a word that is none may be a misspelling of another. */
export const isMisspelling = (word: string, other: string): boolean =>
  misspellingDistance(word, other, formOf(word), formOf(other)) !== null;
