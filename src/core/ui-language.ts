import { detectLanguage, type Language, languages } from './language.ts';

/** The languages of the program's own words: those of reports, and Sorani Kurdish by its code in ISO 639-3. */
export const uiLanguages = [...languages, 'ckb'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

/** The language of reports that stands for one of the program: Sorani is written in Arabic letters, and searched as they are. */
export const readingLanguage = (language: UiLanguage): Language => (language === 'ckb' ? 'ar' : language);

/** Letters that Sorani has and Arabic, also as it is written for the Iraqi dialect, has not. */
const soraniLetter = /[ێۆڕڵە]/u;

/** The least share of a text's words that have such a letter: in Sorani most have, in Arabic only a name may. */
const leastShare = 0.4;

/** Whether a text is in Sorani Kurdish, by its letters. */
export function isSorani(text: string): boolean {
  if (detectLanguage(text) !== 'ar') return false;
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const sorani = words.filter((word) => soraniLetter.test(word)).length;
  return sorani > 0 && sorani >= leastShare * words.length;
}

/**
 * The language in which to speak to somebody, by what they wrote.
 * @param setting the one language that the operator chose, or null
 * @param read the language in which it was read, where they chose one
 */
export const uiLanguageFor = (
  text: string,
  setting: UiLanguage | null,
  read: Language = detectLanguage(text),
): UiLanguage => setting ?? (read === 'ar' && isSorani(text) ? 'ckb' : read);
