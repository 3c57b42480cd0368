import type { Assistant } from '../../assistant.ts';
import { detectLanguage, type Language } from '../../core/language.ts';
import { phrases } from '../../core/phrases.ts';
import type { SummaryLength } from '../../core/summary/summary.ts';
import { isolate } from '../../core/text/bidi.ts';
import { own, type Paragraph, paragraph } from '../layout/paragraph.ts';
import { aboutView } from '../views/about.ts';
import { passageView } from '../views/passage.ts';
import { sourcesView } from '../views/sources.ts';
import { summaryView } from '../views/summary.ts';
import { chatWords } from './words.ts';

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
  readonly language: Language;
}

interface ChatCommand {
  /** Without the slash; the first of each language is the one that the help shows. */
  readonly names: Readonly<Record<Language, readonly [string, ...string[]]>>;
  readonly argument: Readonly<Record<Language, string>>;
  readonly does: Readonly<Record<Language, string>>;
  /** What to show; null ends the chat. */
  execute(call: ChatCommandCall): Promise<Paragraph[]> | Paragraph[] | null;
}

const lengthNames: Readonly<Record<string, SummaryLength>> = {
  short: 'short',
  medium: 'medium',
  long: 'long',
  قصيرة: 'short',
  قصير: 'short',
  متوسطة: 'medium',
  متوسط: 'medium',
  طويلة: 'long',
  طويل: 'long',
};

const summary: ChatCommand = {
  names: { en: ['summary'], ar: ['خلاصة', 'ملخص'] },
  argument: { en: '[short|medium|long] [topic]', ar: '[قصيرة|متوسطة|طويلة] [موضوع]' },
  does: {
    en: 'the report in its own words, or what it says on a topic',
    ar: 'التقرير بألفاظه، أو ما جاء فيه عن موضوع',
  },
  execute: async ({ assistant, scope, argument, language }) => {
    const [first = '', ...others] = argument.split(/\s+/);
    const length = Object.hasOwn(lengthNames, first) ? lengthNames[first] : undefined;
    const topic = length ? others.join(' ') : argument;
    const found = await assistant.summarize({
      ...(length ? { length } : {}),
      ...within(scope),
      ...(topic === '' ? { language } : { topic, language: detectLanguage(topic) }),
    });
    return summaryView(found, await assistant.sources());
  },
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

const passage: ChatCommand = {
  names: { en: ['passage'], ar: ['فقرة'] },
  argument: { en: 'N [report]', ar: 'رقم [تقرير]' },
  does: {
    en: 'a whole paragraph; 0 is the title, date and caption',
    ar: 'فقرة كاملة؛ والصفر العنوان والتاريخ والتعليق',
  },
  execute: async ({ assistant, scope, argument, language }) => {
    const [digits = '', document = scope.report ?? undefined] = argument.split(/\s+/);
    const number = paragraphNumber(digits);
    if (number === null)
      return [paragraph(language, own(chatWords[language].passageNumberMissing, 'notice'))];
    return passageView(await assistant.passage(number, document), language);
  },
};

const report: ChatCommand = {
  names: { en: ['report'], ar: ['تقرير'] },
  argument: { en: '[report]', ar: '[تقرير]' },
  does: {
    en: 'answers from this report only; without one, from all',
    ar: 'الإجابة من هذا التقرير وحده، وبلا اسم من التقارير كلها',
  },
  execute: async ({ assistant, scope, argument, language }) => {
    scope.report = argument === '' ? null : (await assistant.passage(0, argument)).document;
    const said =
      scope.report === null ? chatWords[language].allReports : phrases[language].withinReport(scope.report);
    return [paragraph(language, own(said, 'heading'))];
  },
};

const sources: ChatCommand = {
  names: { en: ['sources'], ar: ['مصادر', 'تقارير'] },
  argument: { en: '', ar: '' },
  does: { en: 'the reports that are searched', ar: 'التقارير التي يُبحث فيها' },
  execute: async ({ assistant, language }) => sourcesView(await assistant.sources(), language),
};

const about: ChatCommand = {
  names: { en: ['about'], ar: ['حول'] },
  argument: { en: '', ar: '' },
  does: { en: 'version, model and index', ar: 'الإصدار والنموذج والفهرس' },
  execute: ({ assistant, language }) => aboutView(assistant.about(), language),
};

const help: ChatCommand = {
  names: { en: ['help'], ar: ['مساعدة'] },
  argument: { en: '', ar: '' },
  does: { en: 'this list', ar: 'هذه القائمة' },
  execute: ({ language }) => helpView(language),
};

const quit: ChatCommand = {
  names: { en: ['quit', 'exit'], ar: ['خروج'] },
  argument: { en: '', ar: '' },
  does: { en: 'ends the chat, as Ctrl-D does', ar: 'إنهاء المحادثة، ومثله Ctrl-D' },
  execute: () => null,
};

const commands: readonly ChatCommand[] = [summary, passage, report, sources, about, help, quit];

/** The name in the language of the reader first, then the other. */
const namesOf = ({ ar, en }: ChatCommand['names'], language: Language): string =>
  (language === 'ar' ? [ar[0], en[0]] : [en[0], ar[0]]).map((name) => isolate(`/${name}`)).join(' ');

function helpView(language: Language): Paragraph[] {
  return [
    paragraph(language, own(chatWords[language].helpHeading, 'heading')),
    ...commands.map(({ names, argument, does }) =>
      paragraph(
        language,
        own(namesOf(names, language), 'heading'),
        own(argument[language] && ` ${argument[language]}`),
        own(` — ${does[language]}`, 'quiet'),
      ),
    ),
  ];
}

/** Every name that can stand behind a slash, with the slash. */
export const commandNames: readonly string[] = commands.flatMap(({ names }) =>
  [...names.en, ...names.ar].map((name) => `/${name}`),
);

/**
 * Executes a line that begins with a slash.
 * @param languageOfChat the last question's; an Arabic name is answered in Arabic all the same
 * @param scope of the chat, which a command may change
 * @returns what to show; null when the chat is to end
 */
export async function executeCommand(
  line: string,
  assistant: Assistant,
  languageOfChat: Language | null,
  scope: ChatScope,
): Promise<Paragraph[] | null> {
  const [, name = '', argument = ''] = /^\/(\S*)\s*(.*)$/su.exec(line) ?? [];
  const languageOfName = detectLanguage(name);
  const language = languageOfName === 'ar' ? 'ar' : (languageOfChat ?? 'en');
  const called = name.toLowerCase();
  const command = commands.find(({ names }) => names.en.includes(called) || names.ar.includes(called));
  if (!command) {
    const unknown = chatWords[language].unknownCommand(`/${name}`);
    return [paragraph(language, own(unknown, 'notice'))];
  }
  return command.execute({ assistant, scope, argument: argument.trim(), language });
}
