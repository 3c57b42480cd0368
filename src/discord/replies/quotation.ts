import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { lineIn } from '../../core/text/bidi.ts';
import type { Span } from '../../core/text/span.ts';
import { cutMark, fittingPart } from './cut.ts';
import { escapeMarkup } from './markup.ts';

/** Marks of a cut and of direction, quotation marks, isolates, asterisks and three escapes at the seams: what stands around a quoted text. */
const around = 20;

/**
 * A quotation of at most `budget` characters: verbatim but for escapes and marked cuts, the answering sentence in
 * bold, each line isolated in the direction of its language.
 * @param budget at least 100
 */
export function quotation(text: string, answer: Span | null, language: Language, budget: number): string {
  const whole = text.length <= budget ? partOf(text, answer, language, [0, text.length]) : null;
  if (whole && whole.length <= budget) return whole;
  return partOf(text, answer, language, fittingPart(text, answer, budget - around));
}

function partOf(text: string, answer: Span | null, language: Language, [start, end]: Span): string {
  const cutBefore = text.slice(0, start).trim() ? `${cutMark} ` : '';
  const cutAfter = text.slice(end).trim() ? ` ${cutMark}` : '';
  const marked = `${cutBefore}${emphasize(text, answer, start, end)}${cutAfter}`;
  const lines = phrases[language].quote(marked).split('\n');
  // An isolate ends with its line, so each line has its own.
  return lines.map((line) => lineIn(language, line)).join('\n');
}

function emphasize(text: string, answer: Span | null, start: number, end: number): string {
  if (!answer) return escapeMarkup(text.slice(start, end));
  const last = Math.min(answer[1], end);
  const bold = escapeMarkup(text.slice(answer[0], last));
  return `${escapeMarkup(text.slice(start, answer[0]))}**${bold}**${escapeMarkup(text.slice(last, end))}`;
}
