/** The languages that a report, a question and the program's own words can be in. */
export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language =>
  (languages as readonly unknown[]).includes(value);

/**
 * The language of a question: Arabic when at least as many of its letters are Arabic script as are
 * Latin, so that an English name inside an Arabic question does not turn it into English.
 * A text without letters counts as Arabic, the language of the report.
 */
export function detectLanguage(text: string): Language {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return arabic >= latin ? 'ar' : 'en';
}
