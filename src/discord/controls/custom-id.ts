import { type Reference, referenceLength } from '../../core/corpus/reference.ts';
import { type UiLanguage, uiLanguages } from '../../core/ui-language.ts';

/**
 * All that a button knows stands in its `custom_id`, of at most 100 characters, so that it works for as long as its
 * message is there, whatever became of the process that sent it. The first character is the version of this form.
 */
const version = '1';
const separator = ':';

export const customId = (button: string, ...fields: readonly string[]): string =>
  [version + button, ...fields].join(separator);

/** Null for an id of another version, or of another program. */
export function parseCustomId(id: string): { button: string; fields: string[] } | null {
  const [head = '', ...fields] = id.split(separator);
  return head.startsWith(version) ? { button: head.slice(version.length), fields } : null;
}

const letters: Record<UiLanguage, string> = { ar: 'a', en: 'e', ckb: 'k' };

export const writeLanguage = (language: UiLanguage): string => letters[language];

export const readLanguage = (field: string | undefined): UiLanguage | null =>
  uiLanguages.find((language) => letters[language] === field) ?? null;

/** Excerpts that a message can name; nine references of nine characters leave room for the rest. */
export const referencesInMessage = 9;

export const writeReferences = (references: readonly Reference[]): string =>
  references.slice(0, referencesInMessage).join('');

/** At least one, else null. */
export function readReferences(field: string | undefined): Reference[] | null {
  if (!field || !/^[\w-]+$/.test(field) || field.length % referenceLength) return null;
  const count = field.length / referenceLength;
  if (count > referencesInMessage) return null;
  return Array.from({ length: count }, (_, place) =>
    field.slice(place * referenceLength, (place + 1) * referenceLength),
  );
}
