import { alternativesOfRespelt } from '../lexicon/respelling.ts';
import { skeleton, skeletonSimilarity } from '../lexicon/skeleton.ts';
import type { Alternative, Synonyms } from '../lexicon/synonyms.ts';
import { editDistance } from '../text/edit-distance.ts';
import { guessRoots } from '../text/root-arabic.ts';
import { characterGrams, stem, wordLanguage } from '../text/tokens.ts';
import type { LexicalIndex } from './lexical-index.ts';

/** A word of the texts that stands for a word of the question. */
interface TermMatch {
  /** Place of the question's word among its terms. */
  readonly term: number;
  /** 1 for the same word, less for one of the same stem, a resembling one, a synonym or a translation. */
  readonly similarity: number;
}

/** Word id of the index → the question's terms that it matches. */
export type TermMatches = ReadonlyMap<number, readonly TermMatch[]>;

/** The words of an index by stem and by consonants, made when first asked for. */
export class Vocabulary {
  readonly index: LexicalIndex;
  private byStem: Map<string, number[]> | undefined;
  private byRoot: Map<string, number[]> | undefined;
  private bySkeleton: Map<string, number[]> | undefined;

  constructor(index: LexicalIndex) {
    this.index = index;
  }

  withRoot(wanted: string): readonly number[] {
    this.byRoot ??= this.grouped((word) => guessRoots(procliticFree(stem(word))));
    return this.byRoot.get(wanted) ?? [];
  }

  withStem(wanted: string): readonly number[] {
    this.byStem ??= this.grouped((word) => [procliticFree(stem(word))]);
    return this.byStem.get(wanted) ?? [];
  }

  /** Skeleton → word ids, of words of the index's own script. */
  skeletons(): ReadonlyMap<string, readonly number[]> {
    this.bySkeleton ??= this.grouped((word) =>
      wordLanguage(word) === this.index.language ? [skeleton(stem(word))] : [],
    );
    return this.bySkeleton;
  }

  private grouped(keysOf: (word: string) => readonly string[]): Map<string, number[]> {
    const groups = new Map<string, number[]>();
    for (const [id, word] of this.index.words.entries()) {
      for (const key of keysOf(word)) {
        const group = groups.get(key);
        if (group) group.push(id);
        else groups.set(key, [id]);
      }
    }
    return groups;
  }
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

/** Most edits that make an unknown word a misspelling of a known one, and what each costs. */
const misspelling = {
  cost: 0.12,
  edits: (length: number) => (length >= 8 ? 2 : length >= 4 ? 1 : 0),
} as const;

/** What else than spelling can tell that two words mean the same. */
export interface MatchingKnowledge {
  /** Synonyms when the question is in the index's language, else translations into it; null where there are none. */
  readonly alternatives: Synonyms | null;
  /** Whether names are to be recognised across scripts. */
  readonly acrossScripts: boolean;
  /** Whether general text knows a word: one that it does not may be a misspelling. */
  isKnown(word: string): boolean;
}

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
    for (const [found, similarity] of resemblingWords(vocabulary.index, word, knowledge.isKnown(word))) {
      put(found, term, similarity);
    }
    if (bare !== stemmed)
      for (const found of vocabulary.withStem(bare)) put(found, term, similarities.sameStem);
    if (!knowledge.acrossScripts) {
      for (const root of guessRoots(bare)) {
        for (const found of vocabulary.withRoot(root)) put(found, term, similarities.sameRoot);
      }
    }
    const alternatives = knowledge.alternatives?.get(stemmed) ?? knowledge.alternatives?.get(bare) ?? [];
    let listed = false;
    for (const alternative of alternatives) {
      const similarity = alternativeSimilarity(alternative, knowledge.acrossScripts);
      for (const found of vocabulary.withStem(procliticFree(alternative.stem))) {
        put(found, term, similarity);
        listed = true;
      }
    }
    if (
      knowledge.acrossScripts &&
      knowledge.alternatives &&
      alternatives.length === 0 &&
      !knowledge.isKnown(word)
    ) {
      for (const { stem: respelt, weight } of alternativesOfRespelt(stemmed, knowledge.alternatives))
        for (const found of vocabulary.withStem(procliticFree(respelt))) put(found, term, Math.sqrt(weight));
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
const procliticFree = (stemmed: string): string => stemmed.replace(/^[بلكف](?=\p{Script=Arabic}{4})/u, '');

/** A word without article and conjunction, its ending left as it is. */
const formOf = (word: string): string =>
  word.replace(/^(?:وبال|وال|بال|كال|فال|ولل|ال|لل|و)(?=\p{Script=Arabic}{3})/u, '');

/** A translation's weight is a probability; its square root puts it on the scale of spelling similarities. */
const alternativeSimilarity = ({ weight }: Alternative, isProbability: boolean): number =>
  isProbability ? Math.sqrt(weight) : weight;

function resemblingWords(index: LexicalIndex, word: string, isKnown: boolean): Map<number, number> {
  const { terms, starts, texts, lengths } = index.resemblance;
  const grams = new Set(characterGrams(word, 3));
  const shared = new Map<number, number>();
  for (const gram of grams) {
    const id = terms.get(gram);
    if (id === undefined) continue;
    for (let posting = starts[id] as number; posting < (starts[id + 1] as number); posting++) {
      const candidate = texts[posting] as number;
      shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
    }
  }
  const stemmed = stem(word);
  const form = formOf(word);
  const isNumber = wordLanguage(word) === 'number';
  const mayBeMisspelt = !isKnown && !isNumber && misspelling.edits(word.length) > 0;
  const similar = new Map<number, number>();
  for (const [candidate, count] of shared) {
    const other = index.words[candidate] as string;
    const dice = (2 * count) / (grams.size + (lengths[candidate] as number));
    let similarity = 0;
    if (other === word) similarity = 1;
    else if (isNumber) continue;
    else if (formOf(other) === form) similarity = similarities.sameForm;
    else if (stem(other) === stemmed) similarity = similarities.sameStem;
    else if (mayBeMisspelt && dice >= 0.15) {
      const distance = misspellingDistance(word, other);
      similarity = distance !== null ? 1 - misspelling.cost * distance : dice >= resemblanceFloor ? dice : 0;
    } else if (dice >= resemblanceFloor) similarity = dice * 0.9;
    if (similarity > 0) similar.set(candidate, similarity);
  }
  return similar;
}

/**
 * Edits between two words, with their articles and conjunctions or without, since the edit may be in those too; null where
 * they are more than a misspelling.
 */
function misspellingDistance(word: string, other: string): number | null {
  const distances = [
    [word, other],
    [formOf(word), formOf(other)],
  ].flatMap(([left = '', right = '']) => {
    const most = misspelling.edits(left.length);
    const distance = editDistance(left, right, most);
    return distance <= most ? [distance] : [];
  });
  return distances.length > 0 ? Math.min(...distances) : null;
}

/** Whether a word that is none may be a misspelling of another. */
export const isMisspelling = (word: string, other: string): boolean =>
  misspellingDistance(word, other) !== null;
