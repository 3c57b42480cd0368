import type { NamedDraft } from '../../importing.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

/** Paragraphs and lines shown of a long report, and letters of each. */
const shownParagraphs = 3;
const shownLeftOut = 12;
const shownLetters = 240;

const names = { ar: 'Arabic', en: 'English' } as const;

/** A report before it is written: what was found, how it begins and ends, what is left out and what is doubtful. */
export function draftView(draft: NamedDraft): Paragraph[] {
  const { language, title, date, caption, paragraphs, leftOut, doubts } = draft;
  const count = paragraphs.length;
  const shown = paragraphs.map((text, place) => [place + 1, text] as const);
  const [first, last] = [shown.slice(0, shownParagraphs), shown.slice(shownParagraphs).slice(-1)];
  const hidden = count - first.length - last.length;
  const told = ([number, text]: readonly [number, string]) =>
    paragraph(language, own(`${number}. `, 'quiet'), verbatim(shortened(text)));
  return [
    paragraph(
      'en',
      own(`${draft.slug}.md`, 'heading'),
      own(` · ${names[language]}, ${counted(count, 'paragraph')}`, 'quiet'),
    ),
    ...[title, date, caption]
      .filter(Boolean)
      .map((line, place) => paragraph(language, verbatim(line, place ? 'quiet' : 'heading'))),
    emptyLine,
    ...first.map(told),
    ...(hidden > 0 ? [paragraph('en', own(`… ${counted(hidden, 'more paragraph')} …`, 'quiet'))] : []),
    ...last.map(told),
    emptyLine,
    ...leftOutView(draft, leftOut),
    ...doubts.map((doubt) => paragraph('en', own(`Unsure: ${doubt}`, 'notice'))),
  ];
}

function leftOutView({ language }: NamedDraft, leftOut: readonly string[]): Paragraph[] {
  if (leftOut.length === 0) return [];
  const more = leftOut.length - shownLeftOut;
  return [
    paragraph('en', own(`Left out, as the page's and not the report's: ${counted(leftOut.length, 'line')}`)),
    ...leftOut
      .slice(0, shownLeftOut)
      .map((text) => paragraph(language, own('- ', 'quiet'), verbatim(shortened(text), 'quiet'))),
    ...(more > 0 ? [paragraph('en', own(`… and ${more} more`, 'quiet'))] : []),
    emptyLine,
  ];
}

const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length <= shownLetters ? text : `${letters.slice(0, shownLetters).join('').trimEnd()}…`;
};

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
