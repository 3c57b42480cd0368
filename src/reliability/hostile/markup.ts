/** What a reader sees of a marked-up text: the text itself, and the parts of it that are bold. */
export interface Reading {
  readonly text: string;
  readonly bold: readonly string[];
}

/**
 * Reads the little markup that quotations use: a backslash before a sign shows the sign, ** begins and ends bold.
 * @throws when bold is left open, an escape is cut off, or any other sign of markup stands unescaped
 */
export function readMarkup(marked: string): Reading {
  let text = '';
  let boldFrom: number | null = null;
  const bold: string[] = [];
  for (let at = 0; at < marked.length; at += 1) {
    const sign = marked[at] ?? '';
    if (sign === '\\') {
      const escaped = marked[++at];
      if (escaped === undefined || /[0-9A-Za-z\s]/.test(escaped))
        throw new Error(`escape cut off: ${marked}`);
      text += escaped;
    } else if (marked.startsWith('**', at)) {
      if (boldFrom !== null) bold.push(text.slice(boldFrom));
      boldFrom = boldFrom === null ? text.length : null;
      at += 1;
    } else if (/[*_~|`<>@#[\]]/.test(sign)) {
      throw new Error(`unescaped ${sign} at ${at}: ${marked}`);
    } else text += sign;
  }
  if (boldFrom !== null) throw new Error(`bold left open: ${marked}`);
  return { text, bold };
}
