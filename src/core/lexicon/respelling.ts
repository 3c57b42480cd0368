import { editDistance } from '../text/edit-distance.ts';
import type { Alternative, Synonyms } from './synonyms.ts';

/** A shorter word is one edit away from too many others. */
const longEnough = 5;

/** More entries than this one edit away tell nothing. */
const mostEntries = 3;

/** What an entry's alternatives count beside those of a word that is listed itself. */
const certainty = 0.75;

/** Entries by how they begin and end; made once a list, when first needed. */
const groupsOf = new WeakMap<Synonyms, Map<string, string[]>>();

/** Letters at either end by which entries are grouped. One edit, or one swap, leaves the one end or the other whole. */
const endsOf = (length: number): number => (length >= 2 * 3 + 2 ? 3 : 2);

const keysOf = (word: string, letters: number): string[] => [
  `^${word.slice(0, letters)}`,
  `${word.slice(-letters)}$`,
];

/** The entries that are one edit away. */
function entriesNear(word: string, list: Synonyms): string[] {
  let groups = groupsOf.get(list);
  if (!groups) {
    groups = new Map();
    for (const entry of list.keys()) {
      for (const key of [...keysOf(entry, 2), ...keysOf(entry, 3)]) {
        const group = groups.get(key);
        if (group) group.push(entry);
        else groups.set(key, [entry]);
      }
    }
    groupsOf.set(list, groups);
  }
  const near: string[] = [];
  for (const key of keysOf(word, endsOf(word.length))) {
    for (const entry of groups.get(key) ?? []) {
      // Nearly all are told by their length.
      if (Math.abs(entry.length - word.length) > 1 || editDistance(word, entry, 1) !== 1) continue;
      if (!near.includes(entry)) near.push(entry);
    }
  }
  return near;
}

/**
 * What may stand for a word that no list knows, taken for a misspelling of an entry: the alternatives of the entries that are
 * one edit away, their weights shared among them. Empty where there is none, or where there are many.
 */
export function alternativesOfRespelt(word: string, list: Synonyms): Alternative[] {
  if (word.length < longEnough) return [];
  const entries = entriesNear(word, list);
  if (entries.length > mostEntries) return [];
  return entries.flatMap((entry) =>
    (list.get(entry) ?? []).map(({ stem, weight }) => ({
      stem,
      weight: (weight * certainty) / entries.length,
    })),
  );
}
