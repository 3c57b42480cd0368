import type { Answer, Excerpt } from '../../core/answering/answer.ts';
import { shownExcerpts } from '../../core/answering/shown.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { beginLineIn, isFromRight, isolate, isolateIn, lineIn } from '../../core/text/bidi.ts';
import { isSorani, readingLanguage, type UiLanguage, uiLanguageFor } from '../../core/ui-language.ts';
import type { AnswerState } from '../controls/answer-state.ts';
import {
  answerLanguageButton,
  askDifferentlyButton,
  buttonRow,
  feedbackButtons,
  moreExcerptsButton,
  readParagraphButton,
} from '../controls/buttons.ts';
import { referencesInMessage } from '../controls/custom-id.ts';
import { citation, paragraphOf } from './citation.ts';
import { cutLine } from './cut.ts';
import { quotation } from './quotation.ts';
import { type Block, type ButtonRow, cardReply, colours, type Reply } from './reply.ts';
import { fairShare, leastQuotation, lengthOf } from './share.ts';
import { questionBlocks, type ShownQuestion } from './shown-question.ts';

/** Excerpts to ask for, so that there are some behind the first. */
export const excerptsAsked = referencesInMessage;

/** Excerpts that a line beneath the first tells of; the others are only counted. */
const foldedExcerpts = 2;

/** Characters of such a line's quotation, and of the title of its report. */
const foldedLength = 140;
const foldedTitle = 60;

/** What there is to show of an answer: as it was given, or again in the other language. */
export interface ShownAnswer extends ShownQuestion, Pick<Answer, 'answered' | 'wordsOnly' | 'excerpts'> {
  readonly language: UiLanguage;
  /** The language in which a rendition is shown; default: that of the words around the excerpts. */
  readonly readIn?: Language;
  /** How many of the excerpts it shows: of an answer those that add to it, of a declined question the nearest. */
  readonly shown: number;
}

export interface AnswerOptions {
  /** Whether it has buttons to say whether it helped. */
  readonly feedback: boolean;
  /** Whether the corpus has more than one report, so that each excerpt names its own; default false. */
  readonly severalReports?: boolean;
  /** The one language of the words around the excerpts; default null: the question's. */
  readonly uiLanguage?: UiLanguage | null;
}

/**
 * An answer: the question, then the answering sentence as a quotation with its citation, the excerpt around it with that
 * sentence in bold, and a line for each of the next excerpts. With an unofficial rendition where the question is in
 * another language than the report. A declined one says so first, and quotes the nearest passage as no more than that.
 */
export function answerReply(answer: Answer, options: AnswerOptions): Reply {
  const language = uiLanguageFor(answer.question, options.uiLanguage ?? null, answer.language);
  const shown = Math.min(shownExcerpts(answer).length, 1 + foldedExcerpts);
  return shownAnswerReply({ ...answer, language, readIn: answer.language, shown }, options);
}

export function shownAnswerReply(
  answer: ShownAnswer,
  { feedback, severalReports = false }: AnswerOptions,
): Reply {
  const state: AnswerState = {
    language: answer.language,
    answered: answer.answered,
    wordsOnly: answer.wordsOnly,
    shown: answer.shown,
    references: answer.excerpts.slice(0, referencesInMessage).map(({ reference }) => reference),
  };
  return cardReply({
    colour: answer.answered ? colours.answered : colours.declined,
    blocks: (budget) => answerBlocks(answer, severalReports, budget),
    rows: rowsOf(answer, state, feedback),
  });
}

function rowsOf(
  { language, answered, excerpts }: ShownAnswer,
  state: AnswerState,
  feedback: boolean,
): ButtonRow[] {
  const [best] = excerpts;
  const again = answered ? [] : [askDifferentlyButton(language)];
  if (!best) return [buttonRow(...again)];
  return [
    buttonRow(
      ...again,
      readParagraphButton(best.reference, language),
      ...(excerpts.length > 1 ? [moreExcerptsButton(state)] : []),
      answerLanguageButton(state),
    ),
    ...(feedback ? [buttonRow(...feedbackButtons(state))] : []),
  ];
}

function answerBlocks(answer: ShownAnswer, severalReports: boolean, budget: number): Block[] {
  const { language, answered, readIn = readingLanguage(language) } = answer;
  const words = phrases[language];
  const line = (text: string) => lineIn(language, text);
  const declined = severalReports && answer.report === undefined ? words.declinedByAll : words.declined;
  const [best, ...others] = answer.excerpts.slice(0, answer.shown);
  const questions = questionBlocks(answer, language, budget >> 3);
  const heading = [`**${line(answered ? words.answerHeading : declined)}**`];
  const notice = [
    ...(answer.wordsOnly ? [words.wordsOnly] : []),
    ...(!answered && isSorani(answer.question) ? [words.soraniNotRead] : []),
  ].map((text) => `-# ${line(text)}`);
  if (!best) return [...questions, { text: [...heading, ...notice].join('\n') }];

  if (!answered) heading.push(line(words.nearestHeading));
  const cited = `-# ${citation(best, language)}`;
  const folded = foldedLines(best, others, answer, severalReports);
  const parts = partsOf(answered ? best : { ...best, answer: null }, language, readIn);
  const fixed = lengthOf([
    ...questions.map(({ text }) => text),
    ...heading,
    cited,
    ...folded,
    ...notice,
    ...parts.flatMap(({ label }) => (label ? [label] : [])),
  ]);
  const whole = parts.map((part) => part.quote(budget).length + 1);
  const share = Math.max(leastQuotation, fairShare(whole, budget - fixed) - 1);
  const [first, ...further] = parts.map((part) =>
    [...(part.label ? [part.label] : []), part.quote(share)].join('\n'),
  );
  return [
    ...questions,
    { text: [...heading, first, cited].join('\n') },
    ...further.flatMap((text): Block[] => ['line', { text }]),
    ...(folded.length ? (['line', { text: folded.join('\n') }] satisfies Block[]) : []),
    ...notice.map((text) => ({ text })),
  ];
}

interface Part {
  readonly label: string | null;
  quote(budget: number): string;
}

/** What is quoted of the best excerpt: its answering sentence, its rendition, and itself where it says more than that sentence. */
function partsOf(
  { text, answer, language: written, translation }: Excerpt,
  language: UiLanguage,
  readIn: Language,
): Part[] {
  const sentence = answer ? text.slice(answer[0], answer[1]) : text;
  const parts: Part[] = [
    {
      label: null,
      quote: (budget) => setOff((room) => quotation(sentence, null, written, room), budget, written),
    },
  ];
  if (translation?.language === readIn && readIn !== written)
    parts.push({
      label: `-# ${lineIn(language, `${phrases[language].unofficialTranslation}:`)}`,
      quote: (budget) => quotation(translation.text, null, translation.language, budget),
    });
  if (sentence.length < text.length)
    parts.push({ label: null, quote: (budget) => quotation(text, answer, written, budget) });
  return parts;
}

/**
 * Sets a quotation off by a bar at the side of each line, within the budget with it; but not an Arabic one: Discord draws
 * the bar on the left whatever it quotes, which is where Arabic lines end, and a short one would stand there, away from
 * all that begins at the right.
 */
function setOff(quote: (budget: number) => string, budget: number, language: Language): string {
  if (language === 'ar') return quote(budget);
  const barred = (quoted: string) => `> ${quoted.replaceAll('\n', '\n> ')}`;
  const whole = barred(quote(budget));
  // What is shorter has no more lines.
  return whole.length <= budget ? whole : barred(quote(budget - 2 * whole.split('\n').length));
}

/** A line for each of the next excerpts; where the corpus has several reports, with the report that it is from. */
function foldedLines(
  best: Excerpt,
  excerpts: readonly Excerpt[],
  { answered, language }: ShownAnswer,
  severalReports: boolean,
): string[] {
  const words = phrases[language];
  const elsewhere = excerpts.some(({ document }) => document !== best.document);
  const heading = elsewhere ? words.alsoInReports : words.alsoHeading;
  return excerpts.map((excerpt, place) => {
    const also = place === 0 && answered ? `${heading} ` : '';
    const named = severalReports ? `${isolate(cutLine(excerpt.title, foldedTitle))} · ` : '';
    const label = isolateIn(language, `${also}${named}${paragraphOf(excerpt, language)}`);
    // A line break would end the line; every other space stays as the report has it.
    const beginning = excerpt.text.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ').trim();
    const quoted = quotation(beginning, null, excerpt.language, foldedLength);
    // A quotation that runs the other way has a line of its own: it may wrap, and would then read in the wrong order.
    const between = isFromRight(excerpt.language) === isFromRight(language) ? ' ' : '\n-# ';
    return `-# ${beginLineIn(language, label)}${between}${quoted}`;
  });
}
