import type { Alternative, Synonyms } from '../lexicon/synonyms.ts';
import { skeleton, skeletonSimilarity } from '../lexicon/skeleton.ts';
import { characterGrams, stem, wordLanguage } from '../text/tokens.ts';
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

/** The words of an index by stem and by consonants, made when first asked for. */
export class Vocabulary {
  readonly index: LexicalIndex;
  private byStem: Map<string, number[]> | undefined;
  private bySkeleton: Map<string, number[]> | undefined;

  constructor(index: LexicalIndex) {
    this.index = index;
  }

  withStem(wanted: string): readonly number[] {
    this.byStem ??= this.grouped(stem);
    return this.byStem.get(wanted) ?? [];
  }

  /** Skeleton → word ids, of words of the index's own script. */
  skeletons(): ReadonlyMap<string, readonly number[]> {
    this.bySkeleton ??= this.grouped((word) =>
      wordLanguage(word) === this.index.language ? skeleton(stem(word)) : '',
    );
    return this.bySkeleton;
  }

  private grouped(keyOf: (word: string) => string): Map<string, number[]> {
    const groups = new Map<string, number[]>();
    for (const [id, word] of this.index.words.entries()) {
      const key = keyOf(word);
      if (!key) continue;
      const group = groups.get(key);
      if (group) group.push(id);
      else groups.set(key, [id]);
    }
    return groups;
  }
}

const sameStem = 0.95;
const resembling = { floor: 0.5, weight: 0.9 };
const nameWeight = 0.85;

/** What else than spelling can tell that two words mean the same. */
export interface MatchingKnowledge {
  /** Synonyms when the question is in the index's language, else translations into it; null where there are none. */
  readonly alternatives: Synonyms | null;
  /** Whether names are to be recognised across scripts. */
  readonly acrossScripts: boolean;
}

/**
 * Finds, for each term of a question, the words of the texts that are the same, share its stem, resemble it in spelling
 * (Dice coefficient of padded 3-grams, so that a misspelt name still counts), are listed for it as synonym or
 * translation, or have the same consonants in the other script.
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
    for (const [found, similarity] of resemblingWords(vocabulary.index, word)) put(found, term, similarity);
    for (const alternative of knowledge.alternatives?.get(stem(word)) ?? []) {
      const similarity = alternativeSimilarity(alternative, knowledge.acrossScripts);
      for (const found of vocabulary.withStem(alternative.stem)) put(found, term, similarity);
    }
    if (!knowledge.acrossScripts || word.length < 4 || wordLanguage(word) === 'number') continue;
    const consonants = skeleton(stem(word));
    for (const [other, words] of vocabulary.skeletons()) {
      const similarity = skeletonSimilarity(consonants, other) * nameWeight;
      if (similarity > 0) for (const found of words) put(found, term, similarity);
    }
  }
  return matches;
}

/** A translation's weight is a probability; its square root puts it on the scale of spelling similarities. */
const alternativeSimilarity = ({ weight }: Alternative, isProbability: boolean): number =>
  isProbability ? Math.sqrt(weight) : weight;

function resemblingWords(index: LexicalIndex, word: string): Map<number, number> {
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
  const isNumber = wordLanguage(word) === 'number';
  const similar = new Map<number, number>();
  for (const [candidate, count] of shared) {
    const other = index.words[candidate] as string;
    const dice = (2 * count) / (grams.size + (lengths[candidate] as number));
    let similarity = dice * resembling.weight;
    if (other === word) similarity = 1;
    else if (isNumber) continue;
    else if (stem(other) === stemmed) similarity = Math.max(sameStem, similarity);
    if (similarity >= resembling.floor) similar.set(candidate, similarity);
  }
  return similar;
}
