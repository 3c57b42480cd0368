import type { Assistant } from '../../assistant.ts';
import { detectLanguage } from '../../core/language.ts';
import { type ChatCommandId, chatCommandIds, phrases } from '../../core/phrases.ts';
import { type SummaryLength, summaryLengths } from '../../core/summary/summary.ts';
import { isolate } from '../../core/text/bidi.ts';
import { readingLanguage, type UiLanguage, uiLanguages } from '../../core/ui-language.ts';
import { own, type Paragraph, paragraph } from '../layout/paragraph.ts';
import { aboutView } from '../views/about.ts';
import { passageView } from '../views/passage.ts';
import { sourcesView } from '../views/sources.ts';
import { summaryView } from '../views/summary.ts';

/** What a chat is about; it stays so until a command changes it. */
export interface ChatScope {
  /** The slug of the one report to answer from; null for all. */
  report: string | null;
}

interface ChatCommandCall {
  readonly assistant: Assistant;
  readonly scope: ChatScope;
  /** What follows the command's name, trimmed. */
  readonly argument: string;
  /** The language to answer in. */
  readonly language: UiLanguage;
}

/** What to show; null ends the chat. */
type ChatCommand = (call: ChatCommandCall) => Promise<Paragraph[]> | Paragraph[] | null;

/** The length that a word names, in any language. */
const lengthNamed = (word: string): SummaryLength | undefined =>
  summaryLengths.find((length) =>
    uiLanguages.some((language) => phrases[language].chat.summaryLengths[length].includes(word)),
  );

const summary: ChatCommand = async ({ assistant, scope, argument, language }) => {
  const [first = '', ...others] = argument.split(/\s+/);
  const length = lengthNamed(first);
  const topic = length ? others.join(' ') : argument;
  const spoken = topic === '' ? readingLanguage(language) : detectLanguage(topic);
  const found = await assistant.summarize({
    language: spoken,
    topic: topic || null,
    ...(length ? { length } : {}),
    ...within(scope),
  });
  const around = spoken === readingLanguage(language) ? language : spoken;
  return summaryView(found, await assistant.sources(), around);
};

/** The report of a chat, as the assistant takes it. */
export const within = ({ report }: ChatScope): { readonly report?: string } =>
  report === null ? {} : { report };

/** A paragraph's number in Latin, Arabic-Indic or Persian digits. */
function paragraphNumber(digits: string): number | null {
  if (!/^\p{Nd}{1,9}$/u.test(digits)) return null;
  const latin = digits.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  const number = Number(latin);
  return Number.isNaN(number) ? null : number;
}

const passage: ChatCommand = async ({ assistant, scope, argument, language }) => {
  const [digits = '', document = scope.report ?? undefined] = argument.split(/\s+/);
  const number = paragraphNumber(digits);
  if (number === null)
    return [paragraph(language, own(phrases[language].chat.passageNumberMissing, 'notice'))];
  return passageView(await assistant.passage(number, document), language);
};

const report: ChatCommand = async ({ assistant, scope, argument, language }) => {
  scope.report = argument === '' ? null : (await assistant.passage(0, argument)).document;
  const said =
    scope.report === null ? phrases[language].chat.allReports : phrases[language].withinReport(scope.report);
  return [paragraph(language, own(said, 'heading'))];
};

const sources: ChatCommand = async ({ assistant, language }) =>
  sourcesView(await assistant.sources(), language);

const about: ChatCommand = ({ assistant, language }) => aboutView(assistant.about(), language);

const help: ChatCommand = ({ language }) => helpView(language);

const quit: ChatCommand = () => null;

const commands: Readonly<Record<ChatCommandId, ChatCommand>> = {
  summary,
  passage,
  report,
  sources,
  about,
  help,
  quit,
};

/** The name in the language of the reader first, then the English one; for an English reader the Arabic one. */
const namesOf = (id: ChatCommandId, language: UiLanguage): string =>
  [language, language === 'en' ? ('ar' as const) : ('en' as const)]
    .map((each) => isolate(`/${phrases[each].chat.commands[id].names[0]}`))
    .join(' ');

function helpView(language: UiLanguage): Paragraph[] {
  const words = phrases[language].chat;
  return [
    paragraph(language, own(words.helpHeading, 'heading')),
    ...chatCommandIds.map((id) => {
      const { argument, does } = words.commands[id];
      return paragraph(
        language,
        own(namesOf(id, language), 'heading'),
        own(argument && ` ${argument}`),
        own(` — ${does}`, 'quiet'),
      );
    }),
  ];
}

/** What every name of a command, without the slash, stands for. */
const byName = new Map<string, { readonly id: ChatCommandId; readonly language: UiLanguage }>(
  uiLanguages.flatMap((language) =>
    chatCommandIds.flatMap((id) =>
      phrases[language].chat.commands[id].names.map((name) => [name, { id, language }] as const),
    ),
  ),
);

/** Every name that can stand behind a slash, with the slash. */
export const commandNames: readonly string[] = [...byName.keys()].map((name) => `/${name}`);

/** The command of a name with its slash; undefined for none. */
export const commandNamed = (name: string): ChatCommandId | undefined =>
  byName.get(name.slice(1).toLowerCase())?.id;

/**
 * Executes a line that begins with a slash.
 * @param languageOfChat the operator's choice, or the last question's; a name that is not English is answered in its own
 * language all the same
 * @param scope of the chat, which a command may change
 * @returns what to show; null when the chat is to end
 */
export async function executeCommand(
  line: string,
  assistant: Assistant,
  languageOfChat: UiLanguage | null,
  scope: ChatScope,
): Promise<Paragraph[] | null> {
  const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/su.exec(line) ?? [];
  const called = byName.get(name.toLowerCase());
  const languageOfName = called?.language ?? detectLanguage(name);
  const language = languageOfName === 'en' ? (languageOfChat ?? 'en') : languageOfName;
  if (!called) {
    const unknown = phrases[language].chat.unknownCommand(`/${name}`);
    return [paragraph(language, own(unknown, 'notice'))];
  }
  return commands[called.id]({ assistant, scope, argument: argument.trim(), language });
}
