import type { About } from '../../assistant.ts';
import type { Phrases } from '../../core/phrases.ts';
import { isolate } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLines, cardReply, colours, type Reply } from './reply.ts';

/** What runs, on what, and how it fares, in both languages. */
export function aboutReply(about: About): Reply {
  const fact = (label: keyof Phrases['about'], value: string) =>
    `**${bilingual((words) => words.about[label])}**\n${value}`;
  const seconds = Math.floor(Date.parse(about.builtAt) / 1000);
  const { medianMs } = about;
  const facts = [
    fact('version', isolate(cutLine(about.version, 60))),
    fact('model', isolate(cutLine(`${about.model} (${about.dimensions})`, 200))),
    // Discord shows a timestamp in the reader's own time zone and language.
    fact('builtAt', Number.isFinite(seconds) ? `<t:${seconds}:f>` : '—'),
    fact('documents', String(about.documents)),
    fact('passages', String(about.passages)),
    fact('questionsAnswered', String(about.questionsAnswered)),
    fact(
      'medianTime',
      medianMs === null
        ? '—'
        : bilingual((words) => words.milliseconds(String(Number(medianMs.toPrecision(2))))),
    ),
  ];
  const notice = about.wordsOnly ? [{ text: bilingualLines((words) => words.wordsOnly) }] : [];
  return cardReply({
    colour: colours.plain,
    blocks: () => [
      { text: `### ${bilingual((words) => words.aboutHeading)}` },
      ...notice,
      { text: facts.join('\n') },
    ],
  });
}
