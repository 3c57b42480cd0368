import { phrases } from '../../core/phrases.ts';
import { isolate, lineIn } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { cutLine } from './cut.ts';

/** Where a quotation stands. */
export interface Place {
  readonly title: string;
  readonly date: string;
  readonly paragraph: number;
  readonly paragraphs: number;
}

/** 'paragraph 8 of 11', with no-break spaces. */
export const paragraphOf = (place: Omit<Place, 'title' | 'date'>, language: UiLanguage): string =>
  unbroken(phrases[language].paragraph(place.paragraph, place.paragraphs));

/** Title, date and paragraph in one line of at most 340 characters, in the language around the quotation. */
export const citation = (place: Place, language: UiLanguage): string =>
  lineIn(
    language,
    `— ${phrases[language].citation(titleOf(place), dateOf(place), paragraphOf(place, language))}`,
  );

/** Title and date only, for where the paragraph is named already. */
export const reportOf = (place: Pick<Place, 'title' | 'date'>, language: UiLanguage): string =>
  lineIn(language, [titleOf(place), dateOf(place)].filter(Boolean).map(isolate).join(' · '));

const titleOf = ({ title }: Pick<Place, 'title'>): string => cutLine(title, 200);
const dateOf = ({ date }: Pick<Place, 'date'>): string => unbroken(cutLine(date, 60));

/** Kept on one line: a number at the end of one and its noun on the next read as two things. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
