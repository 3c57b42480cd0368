import type { Corpus, ParallelSentence } from './data/corpus.ts';
import { isEnglish, type Words } from './data/word-table.ts';
import { directionOf, gramsOf, unit } from './initial-rows.ts';
import { learnTranslations, type Translation } from './lexicon/ibm-model-1.ts';
import type { BagShape } from './text/bag.ts';
import { learnVocabulary, type VocabularySize } from './text/vocabulary.ts';
import { WordPieces } from './text/word-pieces.ts';

export interface Recipe {
  readonly dimensions: number;
  readonly vocabulary: VocabularySize;
  readonly shape: Omit<BagShape, 'pivot'>;
  /** The pivot in terms of the median length of a passage's vector. */
  readonly pivotShare: number;
  /** How much of a token's first direction is its own; the rest is its n-grams'. */
  readonly ownShare: number;
  /** How much of a known English word's first direction comes from its translations. */
  readonly translated: number;
  readonly rarityPower: number;
}

export function* allTexts(corpus: Corpus): Generator<Words> {
  for (const { words } of corpus.passages) yield words;
  for (const [question] of corpus.questions) yield question;
  for (const [title] of corpus.titles) yield title;
  for (const sentences of corpus.parallel) for (const each of sentences) yield* [each.english, each.arabic];
  for (const each of [...corpus.dictionary, ...corpus.names]) yield* [each.english, each.arabic];
}

/** Sentences and entries as sets of words, without those of English function where there is enough besides. */
export function wordPairs(corpus: Corpus): { english: number[]; arabic: number[] }[] {
  const all: ParallelSentence[] = [...corpus.parallel.flat(), ...corpus.dictionary, ...corpus.names];
  return all.map(({ english, arabic }) => ({
    english: [...new Set(english)].slice(0, 45),
    arabic: [...new Set(arabic)].slice(0, 45),
  }));
}

export interface BilingualWords {
  /** By English word, its Arabic ones, and the other way round. */
  readonly arabicFor: readonly (readonly Translation[])[];
  readonly englishFor: readonly (readonly Translation[])[];
}

export function learnBilingualWords(corpus: Corpus): BilingualWords {
  const pairs = wordPairs(corpus);
  const count = corpus.table.words.length;
  return {
    arabicFor: learnTranslations(pairs.map(({ english, arabic }) => ({ source: english, target: arabic })), count, count),
    englishFor: learnTranslations(pairs.map(({ english, arabic }) => ({ source: arabic, target: english })), count, count),
  };
}

export function vocabularyOf(corpus: Corpus, size: VocabularySize): WordPieces {
  const counts = new Map<string, number>();
  for (const words of allTexts(corpus)) {
    for (const word of words) {
      const text = corpus.table.words[word] as string;
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new WordPieces(learnVocabulary(counts, size));
}

/** The table of rows that training starts from. */
export function initialRows(corpus: Corpus, pieces: WordPieces, bilingual: BilingualWords, recipe: Recipe): Float32Array {
  const { table } = corpus;
  const { dimensions } = recipe;
  const { tokens } = pieces;
  // Rarity is counted over passages and sentences, in each of which a token counts once.
  const holding = new Float64Array(tokens.length);
  const gramHolding = new Map<string, number>();
  let texts = 0;
  for (const words of allTexts(corpus)) {
    if (words.length < 5) continue;
    texts++;
    for (const id of new Set(table.idsOf(words))) holding[id] = (holding[id] as number) + 1;
  }
  for (const [id, token] of tokens.entries()) {
    for (const gram of gramsOf(token)) gramHolding.set(gram, (gramHolding.get(gram) ?? 0) + (holding[id] as number));
  }
  const rarity = (count: number) => Math.log(1 + texts / (count + 1));
  const most = rarity(0);
  const gramRarity = (gram: string) => rarity(gramHolding.get(gram) ?? 0);
  const directions = tokens.map((token) => directionOf(token, gramRarity, recipe.ownShare, dimensions));
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const numberOf = (token: string) => table.numberOf(token);
  const rows = new Float32Array(tokens.length * dimensions);
  for (const [id, token] of tokens.entries()) {
    if (id < 2) continue;
    let direction = directions[id] as Float64Array;
    const number = isEnglish(token) ? numberOf(token) : undefined;
    const translations = number === undefined ? [] : (bilingual.arabicFor[number] ?? []);
    const mean = new Float64Array(dimensions);
    for (const { target, probability, count } of translations.slice(0, 8)) {
      if (probability < 0.02 || count < 0.3) continue;
      const word = table.words[target] as string;
      const parts = idOf.has(word) ? [idOf.get(word) as number] : table.idsOf([target]);
      for (const part of parts) {
        const scale = (probability * rarity(holding[part] as number)) / parts.length;
        const other = directions[part] as Float64Array;
        for (let place = 0; place < dimensions; place++) {
          mean[place] = (mean[place] as number) + scale * (other[place] as number);
        }
      }
    }
    if (mean.some((value) => value !== 0)) {
      const towards = unit(mean);
      const own = direction;
      direction = unit(towards.map((value, place) => recipe.translated * value + (1 - recipe.translated) * (own[place] as number)));
    }
    const scale = id === 2 ? 0.05 : (rarity(holding[id] as number) / most) ** recipe.rarityPower;
    for (let place = 0; place < dimensions; place++) rows[id * dimensions + place] = scale * (direction[place] as number);
  }
  return rows;
}
