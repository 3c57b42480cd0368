import type { Language } from '../language.ts';
import { fold } from '../text/fold.ts';

const sayingVerbs =
  'اضاف|قال|اوضح|بين|اكد|ذكر|اشار|لفت|راي|تابع|شدد|دعا|كشف|توقع|طالب|اعلن|زاد|ختم|وصف|نفي|حذر|اعتبر|تعهد|طالب';

/**
 * Openings that refer to what stands before, over folded text: a verb of saying whose subject was named there, a pronoun
 * or a demonstrative by itself, a conjunction that opposes or adds.
 */
const openings: Readonly<Record<Language, RegExp>> = {
  ar: new RegExp(
    `^\\P{L}*(?:[وف]?(?:${sayingVerbs})(?:ت|وا)? (?:ان|انه|انها|الي|بان|عن|في|كذلك|ايضا)(?!\\p{L})|و?(?:هو|هي|هم|هذا|هذه|ذلك|تلك|لكن\\p{L}*|كما|اما|غير|بينما|فيما)(?!\\p{L}))`,
    'u',
  ),
  en: /^\P{L}*(?:he|she|they|it|this|these|that|those|but|however|also|moreover|meanwhile)(?!\p{L})/u,
};

/** Whether a sentence opens with a reference to the text before it, which a summary may not show. */
export const leansOnTextBefore = (sentence: string, language: Language): boolean =>
  openings[language].test(fold(sentence).text);
