/**
 * Guesses at the three consonants of an Arabic stem's root: weak letters off, and with or without a prefix of verb forms
 * and participles, a personal ending, and the ت of form VIII. هجوم, هاجم, هجمات and تهاجمت all allow 'هجم'.
 * Wrong often enough that a shared guess is evidence, not identity.
 */
export function guessRoots(stem: string): string[] {
  if (stem.length < 3 || !/^\p{Script=Arabic}+$/u.test(stem)) return [];
  const roots = new Set<string>();
  for (const start of [stem, stem.replace(/^(?:سي|ست|يست|تست|مست|است|[يتنامس])/u, '')]) {
    for (const core of [start, start.replace(/(?:وا|تم|نا|هم|كم|ت|ن)$/u, '')]) {
      const consonants = core.replace(/[اوي]/gu, '');
      if (consonants.length === 3) roots.add(consonants);
      if (consonants.length === 4 && consonants[1] === 'ت') roots.add(consonants[0] + consonants.slice(2));
    }
  }
  return [...roots];
}
