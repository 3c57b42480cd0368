import type { About } from '../../assistant.ts';
import type { Phrases } from '../../core/phrases.ts';
import { isolate } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLines, colours, embedReply, type Reply } from './reply.ts';

/** What runs, on what, and how it fares, in both languages. */
export function aboutReply(about: About): Reply {
  const field = (label: keyof Phrases['about'], value: string) => ({
    name: bilingual((words) => words.about[label]),
    value,
    inline: true,
  });
  const seconds = Math.floor(Date.parse(about.builtAt) / 1000);
  const { medianMs } = about;
  return embedReply({
    color: colours.plain,
    title: bilingual((words) => words.aboutHeading),
    ...(about.wordsOnly && { description: bilingualLines((words) => words.wordsOnly) }),
    fields: [
      field('version', isolate(cutLine(about.version, 60))),
      field('model', isolate(cutLine(`${about.model} (${about.dimensions})`, 200))),
      // Discord shows a timestamp in the reader's own time zone and language.
      field('builtAt', Number.isFinite(seconds) ? `<t:${seconds}:f>` : '—'),
      field('documents', String(about.documents)),
      field('passages', String(about.passages)),
      field('questionsAnswered', String(about.questionsAnswered)),
      field(
        'medianTime',
        medianMs === null
          ? '—'
          : bilingual((words) => words.milliseconds(String(Number(medianMs.toPrecision(2))))),
      ),
    ],
  });
}
