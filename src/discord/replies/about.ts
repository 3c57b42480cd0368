import type { About } from '../../assistant.ts';
import type { Phrases } from '../../core/phrases.ts';
import { isolate } from '../../core/text/bidi.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLine, bilingualLines, cardReply, colours, type Reply } from './reply.ts';

/**
 * What runs, on what, and how it fares, in both languages.
 * @param gatewayMs the last heartbeat's way to Discord and back, in milliseconds; below 0 before the first
 */
export function aboutReply(about: About, gatewayMs: number): Reply {
  const fact = (label: keyof Phrases['about'], value: string) =>
    `${bilingualLine(`**${bilingual((words) => words.about[label])}**`)}\n${bilingualLine(value)}`;
  const seconds = Math.floor(Date.parse(about.builtAt) / 1000);
  const { medianMs } = about;
  const facts = [
    fact('version', isolate(cutLine(about.version, 60))),
    fact('model', isolate(cutLine(`${about.model} (${about.dimensions})`, 200))),
    // Discord shows a timestamp in the reader's own time zone and language.
    fact('builtAt', Number.isFinite(seconds) ? isolate(`<t:${seconds}:f>`) : '—'),
    fact('documents', String(about.documents)),
    fact('passages', String(about.passages)),
    fact('questionsAnswered', String(about.questionsAnswered)),
    fact('medianTime', milliseconds(medianMs)),
    fact('gatewayTime', milliseconds(gatewayMs < 0 ? null : gatewayMs)),
  ];
  const notice = about.wordsOnly ? [{ text: bilingualLines((words) => words.wordsOnly) }] : [];
  return cardReply({
    colour: colours.plain,
    blocks: () => [
      { text: `### ${bilingualLine(bilingual((words) => words.aboutHeading))}` },
      ...notice,
      { text: facts.join('\n') },
    ],
  });
}

const milliseconds = (time: number | null): string =>
  time === null ? '—' : bilingual((words) => words.milliseconds(String(Number(time.toPrecision(2)))));
