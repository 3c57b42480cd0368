import { wordsOf } from './clean-text.ts';

const fewestWords = 30;
const shareLeftOut = 0.4;

const countWords = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + wordsOf(text).length, 0);

interface Found {
  readonly title: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
  readonly leftOut: readonly string[];
  /** Whether it is a report of ours already, whose date is nobody's guess. */
  readonly asIs: boolean;
}

/** Why somebody should look at what was found. */
export function doubtsOf({ title, date, paragraphs, leftOut, asIs }: Found): string[] {
  const [kept, dropped] = [countWords(paragraphs), countWords(leftOut)];
  return [
    title === '' && 'No title was found; the first words stand in for it. Give one with --title.',
    date === '' &&
      !asIs &&
      "No date was found, so that 'when was it published?' has no answer. Give one with --date.",
    kept < fewestWords && `There are only ${kept} words of text.`,
    dropped > (kept + dropped) * shareLeftOut &&
      `Much was taken for furniture: ${dropped} of ${kept + dropped} words. Look at what is left out.`,
    paragraphs.some((text) => text.includes('\ufffd')) &&
      'Some characters could not be read and stand as \ufffd. Save the file as UTF-8.',
  ].filter((doubt) => doubt !== false);
}
