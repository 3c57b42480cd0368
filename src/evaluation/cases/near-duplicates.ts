import { tokenize } from '../../core/text/tokens.ts';

/** Words of a shingle, and the share of the shorter text's shingles that make two texts versions of each other. */
const shingle = 6;
const sharedShare = 0.4;

/**
 * For each text the places of those that are versions of it, its own first: public collections hold a paragraph more than
 * once, longer and shorter, and each of them answers.
 */
export function nearDuplicates(texts: readonly string[]): number[][] {
  const shingles = texts.map((text) => {
    const words = tokenize(text).map(({ word }) => word);
    return new Set(
      Array.from({ length: Math.max(1, words.length - shingle + 1) }, (_, start) =>
        words.slice(start, start + shingle).join(' '),
      ),
    );
  });
  const holders = new Map<string, number[]>();
  for (const [place, set] of shingles.entries()) {
    for (const each of set) {
      const list = holders.get(each);
      if (list) list.push(place);
      else holders.set(each, [place]);
    }
  }
  return shingles.map((set, place) => {
    const shared = new Map<number, number>();
    for (const each of set)
      for (const other of holders.get(each) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const versions = [...shared].filter(
      ([other, count]) =>
        other !== place && count >= sharedShare * Math.min(set.size, (shingles[other] as Set<string>).size),
    );
    return [place, ...versions.map(([other]) => other)];
  });
}
