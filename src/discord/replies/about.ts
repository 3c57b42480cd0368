import type { About } from '../../assistant.ts';
import type { Phrases } from '../../core/phrases.ts';
import { isolate } from '../../core/text/bidi.ts';
import type { UiLanguage } from '../../core/ui-language.ts';
import { cutLine } from './cut.ts';
import { bilingual, bilingualLine, bilingualLines, cardReply, colours, type Reply } from './reply.ts';

/**
 * What runs, on what, and how it fares.
 * @param gatewayMs the last heartbeat's way to Discord and back, in milliseconds; below 0 before the first
 * @param only the one language to say it in; null: both
 */
export function aboutReply(about: About, gatewayMs: number, only: UiLanguage | null = null): Reply {
  const fact = (label: keyof Phrases['about'], value: string) =>
    `${bilingualLine(`**${bilingual((words) => words.about[label], only)}**`, only)}\n${bilingualLine(value, only)}`;
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
    fact('medianTime', milliseconds(medianMs, only)),
    fact('gatewayTime', milliseconds(gatewayMs < 0 ? null : gatewayMs, only)),
  ];
  const notice = about.wordsOnly ? [{ text: bilingualLines((words) => words.wordsOnly, only) }] : [];
  return cardReply({
    colour: colours.plain,
    blocks: () => [
      {
        text: `### ${bilingualLine(
          bilingual((words) => words.aboutHeading, only),
          only,
        )}`,
      },
      ...notice,
      { text: facts.join('\n') },
    ],
  });
}

const milliseconds = (time: number | null, only: UiLanguage | null): string =>
  time === null ? '—' : bilingual((words) => words.milliseconds(String(Number(time.toPrecision(2)))), only);
