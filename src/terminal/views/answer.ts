import type { Answer, Excerpt } from '../../core/answering/answer.ts';
import { shownExcerpts } from '../../core/answering/shown.ts';
import { phrases } from '../../core/phrases.ts';
import { isSorani, type UiLanguage, uiLanguageFor } from '../../core/ui-language.ts';
import { emptyLine, own, type Paragraph, paragraph, verbatim } from '../layout/paragraph.ts';

function excerptText({ language, text, answer }: Excerpt, colours: boolean, best: boolean): Paragraph[] {
  const [start, end] = answer ?? [0, 0];
  const sentence = text.slice(start, end);
  const context = paragraph(
    language,
    verbatim(text.slice(0, start)),
    verbatim(sentence, 'answer'),
    verbatim(text.slice(end)),
  );
  // Without colours the sentence cannot stand out in its place, so it comes before it.
  const apart = best && !colours && sentence !== '' && sentence.trim() !== text.trim();
  if (!apart) return [context];
  const [open = '', close = ''] = phrases[language].quote('\n').split('\n');
  return [paragraph(language, own(open), verbatim(sentence), own(close)), emptyLine, context];
}

function excerptParagraphs(
  excerpt: Excerpt,
  language: UiLanguage,
  colours: boolean,
  best: boolean,
): Paragraph[] {
  const words = phrases[language];
  const place = words.paragraph(excerpt.paragraph, excerpt.paragraphs);
  const cited = paragraph(language, own(words.citation(excerpt.title, excerpt.date, place), 'quiet'));
  const { translation } = excerpt;
  return [
    ...excerptText(excerpt, colours, best),
    ...(translation
      ? [
          paragraph(
            translation.language,
            own(`${words.unofficialTranslation}: `, 'quiet'),
            verbatim(translation.text),
          ),
        ]
      : []),
    cited,
    emptyLine,
  ];
}

export interface AnswerViewOptions {
  /** Whether the corpus has more than one report. */
  readonly severalReports?: boolean;
  /** The one language of the words around the excerpts; null: the question's. */
  readonly uiLanguage?: UiLanguage | null;
}

/**
 * An answer to read: how the question was understood where it leaned on an earlier one, the best excerpt and its citation, then the others; or that the report does not
 * answer, with the nearest passages.
 * @param colours whether the answering sentence will stand out by its colour
 */
export function answerView(
  answer: Answer,
  colours: boolean,
  { severalReports = false, uiLanguage = null }: AnswerViewOptions = {},
): Paragraph[] {
  const language = uiLanguageFor(answer.question, uiLanguage, answer.language);
  const words = phrases[language];
  const say = (text: string, style: 'heading' | 'notice' | 'quiet' = 'heading') =>
    paragraph(language, own(text, style));
  const shown = shownExcerpts(answer);
  const [first, ...others] = shown.map((excerpt, index) =>
    excerptParagraphs(excerpt, language, colours, index === 0),
  );
  const declined = severalReports && answer.report === undefined ? words.declinedByAll : words.declined;
  const headings = answer.answered
    ? [say(words.answerHeading)]
    : [say(declined), ...(first ? [emptyLine, say(words.nearestHeading)] : [])];
  const understood =
    answer.understoodAs === undefined ? [] : [say(words.understoodAs(answer.understoodAs), 'quiet')];
  const within = answer.report === undefined ? [] : [say(words.withinReport(answer.report), 'quiet')];
  const alsoHeading = shown.some(({ document }) => document !== shown[0]?.document)
    ? words.alsoInReports
    : words.alsoHeading;
  const also = answer.answered && others.length > 0 ? [say(alsoHeading)] : [];
  return [
    ...understood,
    ...within,
    ...(answer.wordsOnly ? [say(words.wordsOnly, 'notice')] : []),
    ...(!answer.answered && isSorani(answer.question) ? [say(words.soraniNotRead, 'notice')] : []),
    ...headings,
    ...(first ?? [emptyLine]),
    ...also,
    ...others.flat(),
  ];
}
