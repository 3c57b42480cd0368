import type { APIEmbedField } from 'discord.js';
import type { Answer, Excerpt } from '../../core/answering/answer.ts';
import { shownExcerpts } from '../../core/answering/shown.ts';
import type { Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import { isolate, isolateIn, stripBidiControls } from '../../core/text/bidi.ts';
import { citation, paragraphOf, reportOf } from './citation.ts';
import { cutLine } from './cut.ts';
import { quotation } from './quotation.ts';
import { colours, embedReply, limits, type Reply } from './reply.ts';

/** Excerpts in one message. */
const excerptsInMessage = 3;

/** Characters of the first excerpt; with the others' fields, title and footer it stays within the embed's total. */
const firstExcerpt = 2900;

/**
 * An answer: the question as its title, the best excerpt with the answering sentence in bold, then the others; each
 * cited, and with its rendition beneath when the question is in another language than the report.
 * A declined one says so first, and offers the excerpts as the nearest passages.
 */
export function answerReply(answer: Answer): Reply {
  const words = phrases[answer.language];
  const line = (text: string) => isolateIn(answer.language, text);
  const [best, ...others] = shownExcerpts(answer).slice(0, excerptsInMessage);
  const heading = answer.answered ? words.answerHeading : words.declined;
  const description = [`**${line(heading)}**`];
  if (best && !answer.answered) description.push(line(words.nearestHeading));
  if (best)
    description.push(excerptLines(best, citation(best, answer.language), answer.language, firstExcerpt));
  return embedReply({
    color: answer.answered ? colours.answered : colours.declined,
    title: isolate(cutLine(stripBidiControls(answer.question), limits.title - 2)),
    description: description.join('\n'),
    fields: others.map((excerpt, index): APIEmbedField => {
      const place = paragraphOf(excerpt, answer.language);
      const also = index === 0 && answer.answered ? `${words.alsoHeading} ` : '';
      return {
        name: line(`${also}${place}`),
        value: excerptLines(
          isWhollyAnswer(excerpt) ? { ...excerpt, answer: null } : excerpt,
          `— ${reportOf(excerpt, answer.language)}`,
          answer.language,
          limits.fieldValue,
        ),
      };
    }),
    ...(answer.wordsOnly && { footer: { text: words.wordsOnly } }),
  });
}

/** Nothing in such an excerpt stands out, so that bold would only compete with the first one's. */
const isWhollyAnswer = ({ text, answer }: Excerpt): boolean =>
  answer !== null && answer[1] - answer[0] === text.length;

/** An excerpt of at most `budget` characters: quotation, citation and, for another language, the rendition. */
function excerptLines(excerpt: Excerpt, cited: string, language: Language, budget: number): string {
  const { translation } = excerpt;
  if (translation?.language !== language || language === excerpt.language)
    return `${quotation(excerpt.text, excerpt.answer, excerpt.language, budget - cited.length - 1)}\n${cited}`;
  const label = `*${isolateIn(language, `${phrases[language].unofficialTranslation}:`)}*`;
  const room = budget - cited.length - label.length - 3;
  const whole = quotation(translation.text, null, translation.language, room);
  const quoted = quotation(
    excerpt.text,
    excerpt.answer,
    excerpt.language,
    Math.max(room - whole.length, room >> 1),
  );
  const rendition = quotation(translation.text, null, translation.language, room - quoted.length);
  return [quoted, cited, label, rendition].join('\n');
}
