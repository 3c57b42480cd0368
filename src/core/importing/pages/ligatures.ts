const isArabicLetter = (character: string): boolean =>
  /(?=[\p{L}\p{M}])[\p{Script=Arabic}\p{M}]/u.test(character);
const isVisible = (text: string): boolean => /[^\s\p{Cf}]/u.test(text);
const unspaced = (text: string): string[] => text.split('').filter((unit) => !/\s/.test(unit));

/** Whether a glyph shows several Arabic letters at once, as lam-alef does. */
export const isLigature = (glyph: string): boolean => glyph.length > 1 && [...glyph].every(isArabicLetter);

/**
 * Puts the letters of ligatures into their order. A text that was turned round letter by letter has those of a glyph that
 * stands for several turned too: 'تالل' for 'تلال'.
 * @param texts in logical order, as pdf.js gives them
 * @param glyphs what each glyph of the same page stands for, in the order in which the page is written
 * @returns the texts; from the first on that does not agree with the glyphs, as they are
 */
export function withLigatures(texts: readonly string[], glyphs: readonly string[]): string[] {
  const written = glyphs.filter(isVisible);
  if (!written.some(isLigature)) return [...texts];
  let next = 0;
  let agrees = true;
  return texts.map((text) => {
    const units = unspaced(text);
    const own: string[] = [];
    for (let length = 0; agrees && length < units.length; next++) {
      const glyph = written[next] ?? '';
      own.push(glyph);
      length += glyph.length;
      if (glyph === '') agrees = false;
    }
    agrees &&= own.join('').split('').sort().join('') === units.toSorted().join('');
    return agrees && own.some(isLigature) ? rebuilt(text, own) : text;
  });
}

/** Arabic letters are read in the reverse of the order in which they are written, whatever numbers stand among them. */
function rebuilt(text: string, glyphs: readonly string[]): string {
  const letters = glyphs
    .filter((glyph) => [...glyph].every(isArabicLetter))
    .toReversed()
    .join('')
    .split('');
  const places = text.split('').flatMap((unit, place) => (isArabicLetter(unit) ? place : []));
  if (letters.length !== places.length) return text;
  const units = text.split('');
  places.forEach((place, index) => {
    units[place] = letters[index] ?? '';
  });
  return units.join('');
}
