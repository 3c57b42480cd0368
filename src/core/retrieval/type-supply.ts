import { type AnswerType, suppliesType } from '../answering/answer-type.ts';
import type { LexicalIndex } from './lexical-index.ts';

const unread = 255;
const tables = new WeakMap<LexicalIndex, Map<AnswerType, Uint8Array>>();

/** Strength of a word that general text does not know, as that of a person or place: it is likely a name. */
const unknownName = 0.5;

/**
 * How well each word of an index supplies an answer of a type, by word id; each word is looked at once, when it is first
 * asked for.
 * @param isKnown whether general text knows a word of the index's language
 */
export function supplyOf(
  index: LexicalIndex,
  type: AnswerType,
  isKnown: (word: string) => boolean,
): (word: number) => number {
  const ofIndex = tables.get(index) ?? new Map<AnswerType, Uint8Array>();
  tables.set(index, ofIndex);
  const table = ofIndex.get(type) ?? new Uint8Array(index.words.length).fill(unread);
  ofIndex.set(type, table);
  const named = type === 'person' || type === 'place';
  return (word) => {
    if (table[word] === unread) {
      const written = index.words[word] as string;
      const listed = suppliesType(written, type);
      table[word] = 2 * (listed === 0 && named && !isKnown(written) ? unknownName : listed);
    }
    return (table[word] as number) / 2;
  };
}
