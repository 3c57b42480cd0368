/** A file's text, and what was guessed to get it. */
export interface DecodedText {
  readonly text: string;
  readonly doubts: readonly string[];
}

const byteOrderMarks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Decodes a text: by its byte order mark, by what it states, as UTF-8; else as the code page of Windows for Arabic, or for
 * Western languages, whichever leaves more words of one script.
 * @param stated an encoding's name from within the file
 */
export function decodeText(bytes: Uint8Array, stated?: string): DecodedText {
  const marked = byteOrderMarks.find(([mark]) => mark.every((byte, place) => bytes[place] === byte))?.[1];
  for (const encoding of [marked, 'utf-8', stated]) {
    const text = encoding === undefined ? null : decodedAs(encoding, bytes);
    if (text !== null) return { text, doubts: [] };
  }
  const [encoding, text] = guess(bytes);
  return { text, doubts: [`Its encoding was guessed to be ${encoding}; look whether the words are right.`] };
}

function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding, or none that is known by this name.
    return null;
  }
}

function guess(bytes: Uint8Array): readonly [encoding: string, text: string] {
  const arabic = new TextDecoder('windows-1256').decode(bytes);
  const words = arabic.match(/\p{L}+/gu) ?? [];
  const whole = words.filter((word) => /^\p{Script=Arabic}{2,}$/u.test(word)).length;
  return whole * 2 > words.length
    ? ['windows-1256', arabic]
    : ['windows-1252', new TextDecoder('windows-1252').decode(bytes)];
}
