import type { UiLanguage } from '../ui-language.ts';

const LEFT_TO_RIGHT_MARK = '\u200e';
const RIGHT_TO_LEFT_MARK = '\u200f';
const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const RIGHT_TO_LEFT_ISOLATE = '\u2067';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/** Every character that overrides, embeds, isolates or marks a direction (Unicode Annex 9). */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whether a language is written from the right. */
export const isFromRight = (language: UiLanguage): boolean => language !== 'en';

/** Takes a user's direction controls out, so that they cannot reorder what stands around their text. */
export const stripBidiControls = (text: string): string => text.replace(bidiControls, '');

/** Sets a text of unknown direction apart from its surroundings, so that neither reorders the other. */
export const isolate = (text: string): string => `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}`;

/** Sets a text of a known language apart from its surroundings. */
export const isolateIn = (language: UiLanguage, text: string): string =>
  `${isFromRight(language) ? RIGHT_TO_LEFT_ISOLATE : LEFT_TO_RIGHT_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}`;

/**
 * Begins a line of isolated parts with an invisible letter of its direction. A client that lays a line out by its first
 * strong letter does not look into isolates (Unicode Annex 9, P2), so that a line of nothing else would have no
 * direction, or that of the line before.
 */
export const beginLineIn = (language: UiLanguage, line: string): string =>
  `${isFromRight(language) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK}${line}`;

/** A line of its own in a known language. */
export const lineIn = (language: UiLanguage, text: string): string =>
  beginLineIn(language, isolateIn(language, text));
