/** Forms of a counted noun by the plural categories of CLDR; a category without its own form has the other's. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, (count: string) => string>> &
  Record<'other', (count: string) => string>;

/** Chooses a counted noun's form, with the count in Latin digits, as everywhere in the program's words. */
export type Plural = (count: number, forms: PluralForms) => string;

/** @param locale whose plural rules hold; of one that this Node's ICU does not know, the other form always stands */
export function pluralIn(locale: string): Plural {
  // Made at the first use: most that is said counts nothing.
  let select: ((count: number) => Intl.LDMLPluralRule) | undefined;
  return (count, forms) => {
    select ??= selectIn(locale);
    return (forms[select(count)] ?? forms.other)(String(count));
  };
}

function selectIn(locale: string): (count: number) => Intl.LDMLPluralRule {
  if (Intl.PluralRules.supportedLocalesOf([locale]).length === 0) return () => 'other';
  const rules = new Intl.PluralRules(locale);
  return (count) => rules.select(count);
}

/** Writes out an instant, in milliseconds since 1970, in the machine's time zone unless another is named. */
export type Instant = (instant: number, timeZone?: string) => string;

/** @param locale whose way of writing dates is used; of one that this Node's ICU does not know, English's, which all know */
export function instantIn(locale: string): Instant {
  return (instant, timeZone) => {
    const [known = 'en-GB'] = Intl.DateTimeFormat.supportedLocalesOf([locale]);
    const style = { dateStyle: 'long', timeStyle: 'short', numberingSystem: 'latn' } as const;
    return new Intl.DateTimeFormat(known, { ...style, ...(timeZone && { timeZone }) }).format(instant);
  };
}
