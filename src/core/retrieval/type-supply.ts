import { type AnswerType, suppliesType } from '../answering/answer-type.ts';
import type { LexicalIndex } from './lexical-index.ts';

const unread = 255;
const known = new WeakMap<LexicalIndex, Map<AnswerType, Uint8Array>>();

/**
 * How well each word of an index supplies an answer of a type, by word id; each word is looked at once, when it is first
 * asked for.
 */
export function supplyOf(index: LexicalIndex, type: AnswerType): (word: number) => number {
  const tables = known.get(index) ?? new Map<AnswerType, Uint8Array>();
  known.set(index, tables);
  const table = tables.get(type) ?? new Uint8Array(index.words.length).fill(unread);
  tables.set(type, table);
  return (word) => {
    if (table[word] === unread) table[word] = 2 * suppliesType(index.words[word] as string, type);
    return (table[word] as number) / 2;
  };
}
