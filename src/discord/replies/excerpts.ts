import type { Excerpt } from '../../core/answering/answer.ts';
import { phrases } from '../../core/phrases.ts';
import { lineIn } from '../../core/text/bidi.ts';
import { readingLanguage } from '../../core/ui-language.ts';
import type { AnswerState } from '../controls/answer-state.ts';
import { buttonRow, pageButtons } from '../controls/buttons.ts';
import { citation } from './citation.ts';
import { quotation } from './quotation.ts';
import { type Block, cardReply, colours, type Reply } from './reply.ts';
import { fairShare, lengthOf } from './share.ts';

/** Excerpts on a page. */
export const excerptsOnPage = 2;

/** The answering sentence, unless it is the whole excerpt: bold all over tells nothing apart. */
const toldApart = ({ text, answer }: Excerpt): Excerpt['answer'] =>
  answer && answer[1] - answer[0] < text.trim().length ? answer : null;

/**
 * A page of the excerpts behind an answer's first.
 * @param state of the answer
 * @param excerpts of this page
 * @param page from 0
 */
export function excerptsReply(
  state: AnswerState,
  excerpts: readonly Excerpt[],
  page: number,
  pages: number,
): Reply {
  const { language, answered } = state;
  const words = phrases[language];
  const readIn = readingLanguage(language);
  const heading = `**${lineIn(language, `${words.excerptsHeading} · ${words.page(page + 1, pages)}`)}**`;
  const label = `-# ${lineIn(language, `${words.unofficialTranslation}:`)}`;

  const parts = excerpts.map((excerpt) => {
    const { translation } = excerpt;
    const rendition = translation?.language === readIn && readIn !== excerpt.language ? translation : null;
    return {
      cited: `-# ${citation(excerpt, language)}`,
      original: (budget: number) =>
        quotation(excerpt.text, answered ? toldApart(excerpt) : null, excerpt.language, budget),
      rendition:
        rendition && ((budget: number) => quotation(rendition.text, null, rendition.language, budget)),
    };
  });
  const quotes = parts.flatMap(({ original, rendition }) => (rendition ? [original, rendition] : [original]));

  const blocks = (budget: number): Block[] => {
    const fixed = lengthOf([
      heading,
      ...parts.flatMap(({ cited, rendition }) => (rendition ? [cited, label] : [cited])),
    ]);
    const whole = quotes.map((quote) => quote(budget).length + 1);
    const share = fairShare(whole, budget - fixed) - 1;
    return [
      { text: heading },
      ...parts.flatMap(({ cited, original, rendition }, place): Block[] => [
        ...(place > 0 ? (['line'] as const) : []),
        { text: [original(share), cited, ...(rendition ? [label, rendition(share)] : [])].join('\n') },
      ]),
    ];
  };
  return cardReply({ colour: colours.plain, blocks, rows: [buttonRow(...pageButtons(state, page, pages))] });
}
