import { codeOf, gramsOf, unit } from './codes.ts';
import type { BilingualWords } from './data/bilingual-words.ts';
import { allTexts, type Corpus } from './data/corpus.ts';
import { isEnglish } from './data/word-table.ts';
import type { Recipe } from './recipe.ts';
import { type BagShape, bagOf } from './text/bag.ts';
import { learnVocabulary, type VocabularySize } from './text/vocabulary.ts';
import { classId, WordPieces } from './text/word-pieces.ts';

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

/** Shorter texts do not tell how rare a token is: in a list of names every one stands once. */
const shortestText = 5;
const classLength = 0.05;

/**
 * The table that training starts from. A row is a random code of its token and its n-grams, as long as the token is rare,
 * so that the product of two texts approaches the one of their TF-IDF vectors (random projection; Johnson and
 * Lindenstrauss 1984). An English word that the bilingual lexicon knows starts near its translations.
 */
export function initialTable(
  corpus: Corpus,
  pieces: WordPieces,
  { arabicFor }: BilingualWords,
  { dimensions, ownShare, translated, rarityPower }: Recipe,
): Float32Array {
  const { table } = corpus;
  const { tokens } = pieces;
  const holding = new Float64Array(tokens.length);
  let texts = 0;
  for (const words of allTexts(corpus)) {
    if (words.length < shortestText) continue;
    texts++;
    for (const id of new Set(table.idsOf(words))) holding[id] = (holding[id] as number) + 1;
  }
  const gramHolding = new Map<string, number>();
  for (const [id, token] of tokens.entries()) {
    for (const gram of gramsOf(token)) {
      gramHolding.set(gram, (gramHolding.get(gram) ?? 0) + (holding[id] as number));
    }
  }
  const rarity = (count: number) => Math.log(1 + texts / (count + 1));
  const gramRarity = (gram: string) => rarity(gramHolding.get(gram) ?? 0);
  const codes = tokens.map((token) => codeOf(token, gramRarity, ownShare, dimensions));

  const meanOfTranslations = (word: number): Float64Array | null => {
    const mean = new Float64Array(dimensions);
    let found = false;
    for (const { target, probability, count } of arabicFor[word] ?? []) {
      if (probability < 0.02 || count < 0.3) continue;
      const ids = table.idsOf([target]);
      for (const id of ids) {
        found = true;
        const scale = (probability * rarity(holding[id] as number)) / ids.length;
        const code = codes[id] as Float64Array;
        for (let place = 0; place < dimensions; place++) {
          mean[place] = (mean[place] as number) + scale * (code[place] as number);
        }
      }
    }
    return found ? unit(mean) : null;
  };

  const rows = new Float32Array(tokens.length * dimensions);
  for (let id = classId; id < tokens.length; id++) {
    const token = tokens[id] as string;
    const word = isEnglish(token) ? table.numberOf(token) : undefined;
    const mean = word === undefined ? null : meanOfTranslations(word);
    const code = codes[id] as Float64Array;
    const direction =
      mean === null
        ? code
        : unit(mean.map((value, place) => translated * value + (1 - translated) * (code[place] as number)));
    const length = id === classId ? classLength : (rarity(holding[id] as number) / rarity(0)) ** rarityPower;
    for (let place = 0; place < dimensions; place++) {
      rows[id * dimensions + place] = length * (direction[place] as number);
    }
  }
  return rows;
}

const sampledPassages = 500;

/** The size of the pivot that goes with a table: a share of the median length of what it makes of passages. */
export function pivotOf(
  corpus: Corpus,
  table: Float32Array,
  { dimensions, shape, pivotShare }: Recipe,
): number {
  const withoutPivot: BagShape = { ...shape, pivot: 0 };
  const step = Math.max(1, Math.floor(corpus.passages.length / sampledPassages));
  const squares = corpus.passages
    .filter((_, place) => place % step === 0)
    .map(({ words }) => {
      const { tokens, weights } = bagOf(corpus.table.idsOf(words), withoutPivot);
      const vector = new Float64Array(dimensions);
      for (const [place, token] of tokens.entries()) {
        for (let number = 0; number < dimensions; number++) {
          vector[number] =
            (vector[number] as number) +
            (weights[place] as number) * (table[token * dimensions + number] as number);
        }
      }
      return vector.reduce((sum, value) => sum + value * value, 0);
    })
    .sort((left, right) => left - right);
  return Math.fround(Math.sqrt(pivotShare * (squares[Math.floor(squares.length / 2)] ?? 1)));
}
