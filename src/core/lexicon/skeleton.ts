import { editDistance } from '../text/edit-distance.ts';

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

/** 1 for the same consonants, less for one apart in four or more, 0 for others and for those too few to tell. */
export function skeletonSimilarity(left: string, right: string): number {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (shorter.length < 2) return 0;
  if (left === right) return left.length > 2 ? 1 : 0.6;
  return shorter.length >= 4 && editDistance(left, right, 1) === 1 ? 0.8 * (1 - 1 / longer.length) : 0;
}
