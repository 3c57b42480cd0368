import type { BagShape } from './text/bag.ts';
import type { VocabularySize } from './text/vocabulary.ts';

/** Everything that decides what a training makes of its data, beside the seed. Chosen on development sets. */
export interface Recipe {
  /** Numbers of a vector, a multiple of 12: rows are packed by threes and computed by fours. */
  readonly dimensions: number;
  readonly vocabulary: VocabularySize;
  readonly shape: Omit<BagShape, 'pivot'>;
  /** Square of the pivot in terms of the square of a passage's length as it is before training, in the median. */
  readonly pivotShare: number;
  /** How much of a token's first direction is its own, 0 to 1; the rest is its n-grams'. */
  readonly ownShare: number;
  /** How much of a known English word's first direction comes from its translations, 0 to 1; the rest is its own. */
  readonly translated: number;
  /** Exponent of a token's rarity in the first length of its row. */
  readonly rarityPower: number;
  /** Pairs of a batch, a multiple of 4. */
  readonly batch: number;
  readonly temperature: number;
  /** Highest learning rate of the numbers of a row, and of the logarithm of its length. */
  readonly rate: number;
  readonly scaleRate: number;
  /** Steps over which the rates rise to their highest; then they fall to 0 in a straight line. */
  readonly warmUp: number;
  /** The share of the steps after which rows are rounded as they will be in the file, so that the rest learns to live with it. */
  readonly roundedAfter: number;
  /** How often batches of each kind are drawn, relative to the others; see sources.ts. */
  readonly sources: Readonly<Record<string, number>>;
}

export const defaultSteps = 500;
export const defaultSeed = 1;

export const recipe: Recipe = {
  dimensions: 1536,
  vocabulary: { words: 34_000, pieces: 4_000 },
  shape: { saturation: 1.2, lengthPenalty: 0.75, usualLength: 80, pivotFrom: 16 },
  pivotShare: 0.4,
  ownShare: 0.4,
  translated: 0.95,
  rarityPower: 0.9,
  batch: 512,
  temperature: 0.05,
  rate: 0.00015,
  scaleRate: 0.01,
  warmUp: 50,
  roundedAfter: 0.6,
  sources: {
    questions: 0.25,
    'english-questions': 0.25,
    titles: 0.8,
    made: 1.5,
    'english-made': 2,
    parallel: 1,
    windows: 4,
    'arabic-windows': 1.5,
    dictionary: 0.2,
    names: 0.2,
  },
};
