/**
 * A text folded for matching: what writers vary without changing the word is made one. Never shown to anyone.
 */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the offset in the original of the character it came from. */
  readonly offsets: Uint32Array;
  /** The original's length, the end of a span that reaches the end of `text`. */
  readonly length: number;
}

/** Letters that Persian, Kurdish and Urdu keyboards, or spelling habits, put for an Arabic one. */
const letterForms: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ێ: 'ي',
  ے: 'ي',
  ة: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ک: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ژ: 'ز',
  ڕ: 'ر',
  ڵ: 'ل',
  ۆ: 'و',
  ۇ: 'و',
  ء: '',
  ـ: '',
  '’': "'",
  '٬': ',',
  '٫': '.',
};

const cache = new Map<string, string>();

/**
 * Folds one character: compatibility decomposition (presentation forms, ligatures, hamza carriers, accents),
 * marks and invisible format characters off, lower case, one digit script, one form a letter.
 */
function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  const folded = isLoneSurrogate(character)
    ? '\ufffd'
    : character
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '')
        .toLowerCase()
        .replace(/\p{Nd}/gu, latinDigit)
        .replace(/./gsu, (letter) => letterForms[letter] ?? letter);
  if (cache.size < 10_000) cache.set(character, folded);
  return folded;
}

/** Half of a pair that stands alone; two such halves must not meet and become a character when what parts them goes. */
const isLoneSurrogate = (character: string): boolean =>
  character.length === 1 && /[\ud800-\udfff]/.test(character);

/** In the basic plane, decimal digits of every script stand in runs of ten from a code point that is 0. */
function latinDigit(digit: string): string {
  let zero = digit.codePointAt(0) as number;
  if (zero < 0x80 || zero > 0xffff) return digit;
  const value = zero;
  while (value - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((value - zero) % 10);
}

/** Folds a text and keeps the way back to the original's offsets. Idempotent: fold(fold(t).text).text = fold(t).text. */
export function fold(original: string): FoldedText {
  let text = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) offsets.push(offset);
    text += folded;
    offset += character.length;
  }
  return { text, offsets: Uint32Array.from(offsets), length: original.length };
}

/** All but the letters, digits and signs of which most texts consist and that fold to themselves. */
const mayFold = /[^\t\n\r -@[-~ابت-غف-وي]/gu;

/** The folded text alone. */
export const foldedText = (original: string): string => original.replace(mayFold, foldCharacter);
