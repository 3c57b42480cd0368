/** The least that a quotation is given: less says nothing. */
export const leastQuotation = 100;

/**
 * The length to which all texts have to be cut so that together they fit: those that are shorter stay whole.
 * @param lengths of the texts
 * @param total characters that there are for all of them
 */
export function fairShare(lengths: readonly number[], total: number): number {
  let left = total;
  for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return total;
}

/** Characters that blocks take, with a line break after each. */
export const lengthOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.length + 1, 0);
