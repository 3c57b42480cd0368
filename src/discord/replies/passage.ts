import type { APIEmbed } from 'discord.js';
import type { ParagraphView } from '../../assistant.ts';
import { isolate } from '../../core/text/bidi.ts';
import { citation } from './citation.ts';
import { cutLine } from './cut.ts';
import { quotation } from './quotation.ts';
import { bilingual, colours, embedReply, limits, type Reply } from './reply.ts';

/** A paragraph to read in place, cited in both languages, with its renditions beneath. */
export function passageReply(passage: ParagraphView): Reply {
  const renditions = passage.translations.slice(0, 1);
  const cited = `${citation(passage, 'ar')}\n${citation(passage, 'en')}`;
  const budget = (renditions.length ? 3000 : limits.description) - cited.length - 1;
  const original: APIEmbed = {
    color: colours.plain,
    title: isolate(cutLine(passage.title, limits.title - 2)),
    description: `${quotation(passage.text, null, passage.language, budget)}\n${cited}`,
  };
  return embedReply(
    original,
    ...renditions.map(
      ({ language, text }): APIEmbed => ({
        color: colours.declined,
        title: bilingual((words) => words.unofficialTranslation),
        description: quotation(text, null, language, 2400),
      }),
    ),
  );
}
