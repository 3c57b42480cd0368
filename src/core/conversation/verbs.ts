import type { Language } from '../language.ts';
import { type Frequencies, isKnown } from '../lexicon/frequencies.ts';
import { stem } from '../text/tokens.ts';

/** How often a stem may stand with an article in general text and still be a verb's, 0 to 1. */
const seldomDefinite: Readonly<Record<Language, number>> = { ar: 0.42, en: 0.2 };

/**
 * Whether a folded word is likely a verb: it seldom stands with an article in general text, and other persons or tenses
 * of it are known there. A word that nothing is known of is none, since names are such words.
 */
export function isVerb(word: string, language: Language, general: Frequencies): boolean {
  if (language === 'ar' && hasVerbForm(word, general)) return true;
  if ((general.definiteness.get(stem(word)) ?? 0) > seldomDefinite[language]) return false;
  return language === 'ar' ? isArabicVerb(word, general) : isEnglishVerb(word, general);
}

/** Plurals by their ending, and dialect's passive, 'انكشفت', of which general text knows but few. */
const hasVerbForm = (word: string, general: Frequencies): boolean =>
  /^(?:\p{L}{2,}وا|س?[يت]\p{L}{2,}ون)$/u.test(word) ||
  (/^ان\p{L}{3}ت?$/u.test(word) && !isKnown(word, general));

function isArabicVerb(word: string, { counts }: Frequencies): boolean {
  const base = word
    .replace(/^س(?=[يتنا]\p{L}{3})/u, '')
    .replace(/^[يتن](?=\p{L}{3})/u, '')
    .replace(/[تو]$/u, '');
  return [`ي${base}`, `ت${base}`, `${base}ت`, `${base}وا`].filter((form) => counts.has(form)).length >= 2;
}

function isEnglishVerb(word: string, general: Frequencies): boolean {
  if (/\p{L}{3}ed$/u.test(word)) return true;
  const base = word.replace(/(?:ing|e?s|e)$/u, '');
  const forms = [base, `${base}e`, `${base}ed`, `${base}ing`];
  return isKnown(word, general) && forms.filter((form) => general.counts.has(form)).length >= 3;
}
