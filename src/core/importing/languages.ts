import { detectLanguage, type Language } from '../language.ts';

/** Letters that Sorani Kurdish needs and Arabic has not. */
const kurdishLetters = /[ێۆڕڵە]/gu;
const shareOfKurdish = 0.03;
const shareOfOtherScripts = 0.3;
const englishWords = /(?<!\p{L})(?:the|of|and|to|in|is|was|for|that|on)(?!\p{L})/giu;
const shareOfEnglish = 0.08;
const fewestWords = 30;
/** So much of a text tells its language. */
const lettersRead = 100_000;

interface FoundLanguage {
  readonly language: Language;
  readonly doubts: readonly string[];
}

/** The language of a text: the one that was given, else by its letters, with a doubt where it is neither of ours. */
export function languageOf(whole: string, given?: Language, stated?: Language): FoundLanguage {
  if (given) return { language: given, doubts: [] };
  const text = whole.slice(0, lettersRead);
  const language = detectLanguage(text);
  const other = otherLanguage(text, language);
  const disagreement =
    stated && stated !== language ? `The file says that it is '${stated}', its letters '${language}'.` : null;
  return { language, doubts: [other, disagreement].filter((doubt) => doubt !== null) };
}

function otherLanguage(text: string, language: Language): string | null {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  const ours = count(/[\p{Script=Arabic}\p{Script=Latin}]/gu);
  if (letters - ours > letters * shareOfOtherScripts)
    return 'Its letters are neither Arabic nor Latin; the program reads Arabic and English.';
  if (language === 'ar')
    return count(kurdishLetters) > letters * shareOfKurdish
      ? 'It looks like Kurdish; the program reads Arabic and English, and will take it for Arabic.'
      : null;
  const words = count(/\p{L}+/gu);
  return words >= fewestWords && count(englishWords) < words * shareOfEnglish
    ? 'It does not look like English; the program reads Arabic and English.'
    : null;
}
