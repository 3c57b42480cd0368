const arabicConsonants: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'k',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 's',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
};

const latinConsonants: readonly (readonly [RegExp, string])[] = [
  [/sch|tch|ch|sh/g, 's'],
  [/kh/g, 'k'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/zh/g, 'j'],
  [/ph/g, 'f'],
  [/ck|[qcx]/g, 'k'],
  [/v/g, 'f'],
  [/p/g, 'b'],
  [/[aeiouyw']/g, ''],
];

const collapsed = (letters: string): string => letters.replace(/(.)\1+/g, '$1');

/**
 * The consonants of a folded word in one alphabet, so that a name can be recognised across scripts: Makhmur and مخمور
 * are both 'mkmr'. Final h, which Arabic writes for a vowel, is dropped.
 */
export function skeleton(word: string): string {
  if (/\p{Script=Arabic}/u.test(word)) {
    const letters = [...word].map((letter) => arabicConsonants[letter] ?? '').join('');
    return collapsed(letters.replace(/h$/, ''));
  }
  const letters = latinConsonants.reduce((rest, [sound, letter]) => rest.replace(sound, letter), word);
  return collapsed(letters.replace(/[^a-z]/g, '').replace(/h$/, ''));
}

/** The share of consonants that two skeletons have in common, in order; 0 for skeletons too short to tell. */
export function skeletonSimilarity(left: string, right: string): number {
  if (left.length < 2 || right.length < 2 || Math.abs(left.length - right.length) > 1) return 0;
  if (left === right) return left.length > 2 ? 1 : 0.6;
  if (Math.min(left.length, right.length) < 4) return 0;
  let common = 0;
  let from = 0;
  for (const letter of left) {
    const found = right.indexOf(letter, from);
    if (found < 0) continue;
    common++;
    from = found + 1;
  }
  const share = common / Math.max(left.length, right.length);
  return share >= 0.75 ? share * 0.8 : 0;
}
