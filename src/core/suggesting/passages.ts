import type { Report } from '../corpus/report.ts';
import { labelOf } from './label.ts';
import type { PassageSuggestion } from './suggestion.ts';
import type { Typed } from './typed.ts';
import type { Vocabularies } from './vocabulary.ts';

/** The least share of what was typed that a paragraph must hold. */
const least = 0.5;

/**
 * The paragraphs of a report that fit what was typed: by number, 'what begins with it' included, then by words; with
 * nothing typed, all in order. Yields between parts of its work, so that others may have their turn.
 * @param first the number of the report's paragraph 0 among all of the corpus
 */
export function* suggestPassages(
  report: Report,
  first: number,
  typed: Typed,
  vocabularies: Vocabularies,
  limit: number,
): Generator<void, PassageSuggestion[]> {
  const { paragraphs } = report.original;
  const suggestion = (paragraph: number): PassageSuggestion | [] => {
    const text = shownText(report, paragraph, typed);
    // Of a report that is not all at hand, a paragraph can still be had by its number.
    const label = labelOf(text === '' ? String(paragraph) : `${paragraph} · ${text}`);
    return label === '' ? [] : { label, value: paragraph, document: report.slug };
  };
  if (typed.words.length === 0)
    return paragraphs.slice(0, limit).flatMap((_, paragraph) => suggestion(paragraph));
  const [only, ...others] = typed.words;
  const byNumber =
    only && others.length === 0 && /^\d+$/.test(only.word)
      ? numbersFrom(only.word, paragraphs.length, limit)
      : [];
  const coverage = yield* vocabularies.coverage(typed, first, first + paragraphs.length);
  const byWords = [...coverage.entries()]
    .filter(([, share]) => share >= least)
    .sort(([left, more], [right, less]) => less - more || left - right)
    .map(([paragraph]) => paragraph);
  return [...new Set([...byNumber, ...byWords])].slice(0, limit).flatMap(suggestion);
}

/** The paragraph of a number, then those whose number begins with its digits. */
function numbersFrom(digits: string, count: number, limit: number): number[] {
  const found: number[] = [];
  for (let span = 1, start = Number(digits); start < count && found.length < limit; span *= 10, start *= 10) {
    for (let number = start; number < Math.min(count, start + span) && found.length < limit; number++)
      found.push(number);
    if (start === 0) break;
  }
  return found;
}

/** A paragraph in the language that is typed where the report has it in that. */
function shownText({ original, renditions }: Report, paragraph: number, { language }: Typed): string {
  const rendition =
    language && language !== original.language
      ? renditions.find((text) => text.language === language)
      : undefined;
  return (rendition ?? original).paragraphs[paragraph] ?? '';
}
