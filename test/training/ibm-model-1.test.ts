import { describe, expect, it } from 'vitest';
import { learnTranslations } from '../../src/training/lexicon/ibm-model-1.ts';

/** Sentences of words by their first letters, as numbers. */
const pairsOf = (sentences: readonly (readonly [string, string])[], sources: string, targets: string) =>
  sentences.map(([source, target]) => ({
    source: [...source].map((letter) => sources.indexOf(letter)),
    target: [...target].map((letter) => targets.indexOf(letter)),
  }));

describe('IBM model 1', () => {
  // 'the house', 'the book', 'a book': what meets twice explains what meets once.
  const sentences = [
    ['th', 'dh'],
    ['tb', 'db'],
    ['ab', 'eb'],
  ] as const;
  const learn = (rounds: number) =>
    learnTranslations(pairsOf(sentences, 'thab', 'dhbe'), 4, 4, rounds).map((translations) =>
      Object.fromEntries(translations.map(({ target, probability }) => ['dhbe'[target], probability])),
    ) as Partial<Record<'d' | 'h' | 'b' | 'e', number>>[];

  it('finds the words that translate each other', () => {
    const [the, house, a, book] = learn(30);
    expect(the?.d).toBeGreaterThan(0.9);
    expect(house?.h).toBeGreaterThan(0.9);
    expect(a?.e).toBeGreaterThan(0.9);
    expect(book?.b).toBeGreaterThan(0.9);
  });

  it('gives a distribution for each word, likeliest first', () => {
    for (const translations of learnTranslations(pairsOf(sentences, 'thab', 'dhbe'), 4, 4, 2)) {
      const probabilities = translations.map(({ probability }) => probability);
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6);
      expect(probabilities).toEqual([...probabilities].sort((left, right) => right - left));
    }
  });

  it('computes the first round as by hand', () => {
    // From a uniform start each target word is shared evenly by the source words of its sentence: 't' is expected to give
    // 'd' 1/2 + 1/2, 'h' 1/2 and 'b' 1/2, which is 2 in all.
    expect(learn(1)[0]).toEqual({ d: 0.5, h: 0.25, b: 0.25 });
  });

  it('knows nothing of a word that stands nowhere', () => {
    expect(learnTranslations(pairsOf(sentences, 'thab', 'dhbe'), 5, 4)[4]).toEqual([]);
  });
});
