import type { Reference } from '../../core/corpus/reference.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { readLanguage, readReferences, writeLanguage, writeReferences } from './custom-id.ts';

/** What an answer's buttons know of it; its question stands in the message itself. */
export interface AnswerState {
  readonly language: UiLanguage;
  readonly answered: boolean;
  readonly wordsOnly: boolean;
  /** How many of the excerpts the message shows, one digit. */
  readonly shown: number;
  /** The excerpts, the best first. */
  readonly references: readonly Reference[];
}

const flag = (set: boolean): string => (set ? '1' : '0');

/** As two fields of a `custom_id`. */
export const writeAnswerState = (state: AnswerState): [string, string] => [
  writeLanguage(state.language) + flag(state.answered) + flag(state.wordsOnly) + state.shown,
  writeReferences(state.references),
];

export function readAnswerState([flags, written]: readonly string[]): AnswerState | null {
  const [, letter, answered, wordsOnly, shown] = /^(.)([01])([01])(\d)$/.exec(flags ?? '') ?? [];
  const language = readLanguage(letter);
  const references = readReferences(written);
  if (!language || !references) return null;
  return {
    language,
    answered: answered === '1',
    wordsOnly: wordsOnly === '1',
    shown: Number(shown),
    references,
  };
}
