import type { ParagraphView } from '../../assistant.ts';
import { phrases } from '../../core/phrases.ts';
import { lineIn } from '../../core/text/bidi.ts';
import { readingLanguage, type UiLanguage } from '../../core/ui-language.ts';
import { buttonRow, paragraphButtons } from '../controls/buttons.ts';
import { citation } from './citation.ts';
import { quotation } from './quotation.ts';
import { type Block, cardReply, colours, type Reply } from './reply.ts';
import { fairShare, lengthOf } from './share.ts';

/**
 * A paragraph to read in place, with buttons to its neighbours.
 * @param language of the words around it; where there is a rendition in it, that stands beneath
 */
export function passageReply(passage: ParagraphView, language: UiLanguage): Reply {
  const rendition = passage.translations.find(
    (translation) => translation.language === readingLanguage(language),
  );
  const cited = `-# ${citation(passage, language)}`;
  const label = `-# ${lineIn(language, `${phrases[language].unofficialTranslation}:`)}`;
  const texts = [{ text: passage.text, language: passage.language }, ...(rendition ? [rendition] : [])];

  const blocks = (budget: number): Block[] => {
    const fixed = lengthOf([cited, ...(rendition ? [label] : [])]);
    const whole = texts.map((of) => quotation(of.text, null, of.language, budget).length + 1);
    const share = fairShare(whole, budget - fixed) - 1;
    const [original = '', ...renditions] = texts.map((of) => quotation(of.text, null, of.language, share));
    return [
      { text: `${original}\n${cited}` },
      ...renditions.flatMap((text): Block[] => ['line', { text: `${label}\n${text}` }]),
    ];
  };
  const neighbours = { before: passage.paragraph > 0, after: passage.paragraph < passage.paragraphs };
  return cardReply({
    colour: colours.plain,
    blocks,
    rows: [buttonRow(...paragraphButtons(passage.reference, language, neighbours))],
  });
}
