/**
 * The S-stemmer (Harman 1991), as the bilingual lexicon's English side was made with it:
 * plurals off, nothing else.
 */
export function stemPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|h)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Forms that an English word may be inflected or derived from, likeliest first: 'founded' may be 'found' or 'founde'. */
export function englishBases(word: string): string[] {
  const bases: string[] = [];
  for (const [ending, replacements] of [
    ['ied', ['y']],
    ['ed', ['', 'e']],
    ['ing', ['', 'e']],
    ['ly', ['']],
    ['est', ['', 'e']],
    ['er', ['', 'e']],
    ['ness', ['']],
    ['al', ['', 'e']],
  ] as const) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const base = word.slice(0, -ending.length);
    bases.push(...replacements.map((replacement) => base + replacement));
    if (/([^aeiouls])\1$/.test(base)) bases.push(base.slice(0, -1));
  }
  return bases;
}
