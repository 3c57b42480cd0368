import type { Language } from '../language.ts';
import { type FoldedText, fold, foldedText } from './fold.ts';
import { stemArabic } from './stem-arabic.ts';
import { stemPlural } from './stem-english.ts';

/** A word of a text, folded, with its place in the original. */
export interface Token {
  readonly word: string;
  readonly stem: string;
  /** UTF-16 offsets in the original, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

const wordPattern = /\p{N}+(?:[.,:/]\p{N}+)*|[\p{L}\p{N}]+(?:'\p{L}+)?/gu;
const arabicLetter = /\p{Script=Arabic}/u;
const prolonged = /(\p{L})\1{2,}/gu;

/** Stems of words that came lately: a question's are looked up again and again. */
const stems = new Map<string, string>();
const keptStems = 50_000;

export function stem(word: string): string {
  let stemmed = stems.get(word);
  if (stemmed === undefined) {
    stemmed = stemUnkept(word);
    if (stems.size >= keptStems) stems.clear();
    stems.set(word, stemmed);
  }
  return stemmed;
}

/** The same for words of which most are never asked for again. */
export const stemUnkept = (word: string): string =>
  arabicLetter.test(word) ? stemArabic(word) : stemPlural(word);

/** The words of a text in order. Letters repeated three times or more count once; '1,190' is one number. */
export function tokenize(text: string | FoldedText): Token[] {
  const folded = typeof text === 'string' ? fold(text) : text;
  const tokens: Token[] = [];
  for (const match of folded.text.matchAll(wordPattern)) {
    const word = normalizeWord(match[0]);
    if (!word) continue;
    const first = match.index;
    const next = first + match[0].length;
    tokens.push({
      word,
      stem: stem(word),
      start: folded.offsets[first] ?? 0,
      end: endOfCharacter(folded, next),
    });
  }
  return tokens;
}

/** The same words alone, for whoever needs neither their stems nor their places. */
export function wordsOf(text: string): string[] {
  const words = foldedText(text).match(wordPattern) ?? [];
  return words.map(normalizeWord).filter(Boolean);
}

function normalizeWord(word: string): string {
  if (/^\p{N}/u.test(word)) return word.replaceAll(',', '');
  return word
    .replace(/'s$|'$/u, '')
    .replaceAll("'", '')
    .replace(prolonged, '$1');
}

/** Where the character before folded offset `next` ends in the original: marks folded away belong to it. */
function endOfCharacter({ offsets, length }: FoldedText, next: number): number {
  let place = next;
  while (place < offsets.length && offsets[place] === offsets[next - 1]) place++;
  return offsets[place] ?? length;
}

/** Padded character n-grams of a stem; a stem too short for one is its own gram. */
export function characterGrams(text: string, size = 4): string[] {
  const padded = `_${text}_`;
  if (padded.length <= size) return [padded];
  return Array.from({ length: padded.length - size + 1 }, (_, start) => padded.slice(start, start + size));
}

/** The script that a word is written in, as far as matching cares. */
export const wordLanguage = (word: string): Language | 'number' =>
  arabicLetter.test(word) ? 'ar' : /\p{L}/u.test(word) ? 'en' : 'number';
