import type { Span } from '../text/span.ts';
import type { Report } from './report.ts';

/**
 * Names a paragraph by what it says and where, and some of its sentences, in nine characters that any message can carry.
 * Six name the paragraph: 36 bits of a hash of report, number and text, so that one which was changed, moved or removed
 * is not found rather than mistaken for another. Two are the first sentence and one how many, in base 36.
 */
export type Reference = string;

const base36 = 36;
const keyLength = 6;
export const referenceLength = 9;
const shape = /^[\w-]{6}[0-9a-z]{3}$/;

/** 32 bits of a text: FNV-1a (Fowler, Noll, Vo), its bits mixed as MurmurHash3 does at its end. */
function hash32(text: string, basis: number): number {
  let hash = basis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A paragraph's six characters, with which its references begin. */
export function paragraphKey(report: Report, paragraph: number): string {
  const named = `${report.slug}\0${paragraph}\0${report.original.paragraphs[paragraph] ?? ''}`;
  return [hash32(named, 0x811c9dc5), hash32(named, 0x01234567)]
    .flatMap((hash) => [hash & 63, (hash >>> 6) & 63, (hash >>> 12) & 63])
    .map((digit) => alphabet[digit])
    .join('');
}

/**
 * The reference of a stretch of whole sentences. Of a paragraph with more than 1,296 sentences the later ones
 * cannot be named: the last that can stands for them.
 * @param sentences of the paragraph
 * @param answer from the first of them to the last, in the paragraph
 */
export function referenceTo(
  report: Report,
  paragraph: number,
  sentences: readonly Span[],
  answer: Span,
): Reference {
  const first = Math.max(
    0,
    sentences.findIndex(([, end]) => end > answer[0]),
  );
  const count = sentences.filter(([start], place) => place >= first && start < answer[1]).length;
  const digits = Math.min(first, base36 ** 2 - 1)
    .toString(base36)
    .padStart(2, '0');
  return paragraphKey(report, paragraph) + digits + Math.min(Math.max(count, 1), base36 - 1).toString(base36);
}

/** Where a reference leads in the corpus as it stands. */
export interface ReferredPlace {
  readonly report: Report;
  readonly paragraph: number;
  readonly firstSentence: number;
  readonly sentenceCount: number;
}

/** What a reference says, or null for what is none. */
export function readReference(
  reference: string,
): { readonly key: string; readonly firstSentence: number; readonly sentenceCount: number } | null {
  if (!shape.test(reference)) return null;
  return {
    key: reference.slice(0, keyLength),
    firstSentence: Number.parseInt(reference.slice(keyLength, keyLength + 2), base36),
    sentenceCount: Number.parseInt(reference.slice(keyLength + 2), base36),
  };
}

/** Finds paragraphs by their references. */
export class ReferenceTable {
  readonly #places = new Map<string, { report: Report; paragraph: number } | null>();

  constructor(reports: readonly Report[]) {
    for (const report of reports) {
      for (const paragraph of report.original.paragraphs.keys()) {
        const key = paragraphKey(report, paragraph);
        // Where two share a key, neither is found: better none than the wrong one.
        this.#places.set(key, this.#places.has(key) ? null : { report, paragraph });
      }
    }
  }

  /** Null for what is no reference, and for a paragraph that does not stand there as it did. */
  find(reference: string): ReferredPlace | null {
    const read = readReference(reference);
    const place = read && this.#places.get(read.key);
    if (!read || !place) return null;
    const { firstSentence, sentenceCount } = read;
    return { ...place, firstSentence, sentenceCount };
  }
}
