import { continuing, specialTokens } from './word-pieces.ts';

export interface VocabularySize {
  /** Whole words, the most frequent ones. */
  readonly words: number;
  /** Merges of letters into pieces, for all other words. */
  readonly pieces: number;
}

const letters = '0123456789abcdefghijklmnopqrstuvwxyzءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي';

/** The tokens of a vocabulary: the special ones, every letter in both places, pieces by byte-pair encoding, whole words. */
export function learnVocabulary(counts: ReadonlyMap<string, number>, size: VocabularySize): string[] {
  const byCount = [...counts].sort(([left, n], [right, m]) => m - n || (left < right ? -1 : 1));
  const words = byCount.slice(0, size.words).map(([word]) => word);
  const pieces = mergedPieces(byCount, size.pieces);
  const single = [...letters].flatMap((letter) => [letter, continuing + letter]);
  return [...new Set([...specialTokens, ...single, ...pieces, ...words])];
}

/**
 * The pieces that the most frequent neighbours make when they are merged again and again (byte-pair encoding; Sennrich,
 * Haddow and Birch 2016). A word counts by the square root of its frequency, for it is the rare ones that are cut up.
 */
function mergedPieces(counts: readonly (readonly [string, number])[], merges: number): string[] {
  const words = counts.map(([word, count]) => ({
    symbols: [...word].map((letter, place) => (place === 0 ? letter : continuing + letter)),
    count: Math.sqrt(count),
  }));
  const pairCounts = new Map<string, number>();
  const holders = new Map<string, Set<number>>();
  const add = (word: number, sign: number) => {
    const { symbols, count } = words[word] as (typeof words)[number];
    for (let place = 1; place < symbols.length; place++) {
      const pair = `${symbols[place - 1]} ${symbols[place]}`;
      pairCounts.set(pair, (pairCounts.get(pair) ?? 0) + sign * count);
      const held = holders.get(pair);
      if (held) held.add(word);
      else holders.set(pair, new Set([word]));
    }
  };
  for (let word = 0; word < words.length; word++) add(word, 1);
  const pieces: string[] = [];
  while (pieces.length < merges) {
    let best = '';
    let most = 1;
    for (const [pair, count] of pairCounts) {
      // Rounding noise must not decide between pairs that are equally frequent.
      if (count > most + 1e-6 || (count > most - 1e-6 && pair < best)) [best, most] = [pair, count];
    }
    if (!best) break;
    const [left = '', right = ''] = best.split(' ');
    const merged = left + right.slice(continuing.length);
    pieces.push(merged);
    for (const word of holders.get(best) ?? []) {
      const each = words[word] as (typeof words)[number];
      if (!each.symbols.some((symbol, place) => symbol === left && each.symbols[place + 1] === right))
        continue;
      add(word, -1);
      const symbols: string[] = [];
      for (let place = 0; place < each.symbols.length; place++) {
        const symbol = each.symbols[place] as string;
        if (symbol === left && each.symbols[place + 1] === right) {
          symbols.push(merged);
          place++;
        } else {
          symbols.push(symbol);
        }
      }
      each.symbols = symbols;
      add(word, 1);
    }
    pairCounts.delete(best);
    holders.delete(best);
  }
  return pieces;
}
