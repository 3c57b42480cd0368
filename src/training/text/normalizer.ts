/** A step of text normalisation in the terms of a `tokenizer.json`. */
export type NormalizerStep =
  | { readonly type: 'NFKD' }
  | { readonly type: 'Lowercase' }
  | { readonly type: 'Replace'; readonly pattern: { readonly Regex: string }; readonly content: string };

const replace = (regex: string, content: string): NormalizerStep => ({
  type: 'Replace',
  pattern: { Regex: regex },
  content,
});

const wordStart = '(?<![^ ])';
const wordEnd = '(?![^ ])';
const arabic = '[ء-ي]';

/** Marks that are written over and under letters, the tatweel, and characters that only steer direction or joining. */
const marks =
  '[\\u0300-\\u036f\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]';

const digits = Array.from({ length: 10 }, (_, digit) =>
  replace(`[${String.fromCharCode(0x660 + digit, 0x6f0 + digit)}]`, String(digit)),
);

/** What follows the first letter of words whose و is their own and not the conjunction 'and'. */
const afterOwnWaw =
  'طن|زار|زير|زرا|لاي|حد|قت|ضع|صول|ظيف|ظايف|اقع|كال|كيل|كلا|قاي|قود|قوع|قف|فا|فد|فود|احد|زن|لاد|ثيق|' +
  'ثايق|عي|ادي|سط|سيط|سيل|سايل|سام|ارد|رق|رش|صف|صي|اجب|اجه|اسع|اضح|راث|جود|جه|الد|لد|ليد|باي|حش';

/**
 * What a text goes through before its words are cut into tokens: one form a letter and digit, everything but letters
 * and digits a space, then light stemming. Arabic: one article or conjunction off the front, endings off the back (after
 * light10; Larkey, Ballesteros and Connell 2007). English: plural, -ing, -ed and a last e. It must all be regular
 * expressions, since `tokenizer.json` knows nothing else.
 */
export const normalizerSteps: readonly NormalizerStep[] = [
  { type: 'NFKD' },
  replace(marks, ''),
  { type: 'Lowercase' },
  // Lower-casing can decompose a letter again, as it does İ.
  replace(marks, ''),
  replace('ٱ', 'ا'),
  // As questions are written before they come here: who types in a hurry leaves a lone hamza out.
  replace('ء', ''),
  replace('[ىیېے]', 'ي'),
  replace('[ةھہە]', 'ه'),
  replace('[کگ]', 'ك'),
  replace('پ', 'ب'),
  replace('چ', 'ج'),
  replace('ڤ', 'ف'),
  replace('ژ', 'ز'),
  ...digits,
  replace('[^0-9a-zء-غف-ي]+', ' '),
  replace(`${wordStart}(?:وبال|وال|بال|كال|فال|ولل|لل|ال)(?=${arabic}{2})`, ''),
  replace(`${wordStart}و(?!(?:${afterOwnWaw}))(?=${arabic}{3})`, ''),
  replace(`(?<=${arabic}{2})(?:ها|ان|ات|ون|ين|يه)+${wordEnd}`, ''),
  replace(`(?<=${arabic}{3})[هي]+${wordEnd}`, ''),
  replace(`(?<=${arabic}{2})(?:ان|ات|ون|ين)${wordEnd}`, ''),
  replace(`(?<=[a-z]{2})ies${wordEnd}`, 'y'),
  replace(`(?<=[a-z]{2}[sxzh])es${wordEnd}`, ''),
  replace(`(?<=[a-z]{2}[a-rtv-z])s${wordEnd}`, ''),
  replace(`(?<=[a-z]{3})(?:ing|ed)${wordEnd}`, ''),
  replace(`(?<=[a-z]{3})e${wordEnd}`, ''),
];

type Step = (text: string) => string;

function compile(step: NormalizerStep): Step {
  if (step.type === 'NFKD') return (text) => text.normalize('NFKD');
  if (step.type === 'Lowercase') return (text) => text.toLowerCase();
  const { pattern, content } = step;
  const expression = new RegExp(pattern.Regex, 'gu');
  return (text) => text.replaceAll(expression, content);
}

const compiled = normalizerSteps.map(compile);

/** The words of a text, folded and stemmed, exactly as the runtime's tokenizer makes them before it cuts them up. */
export function normalizedWords(text: string): string[] {
  return compiled
    .reduce((rest, step) => step(rest), text)
    .split(' ')
    .filter(Boolean);
}
