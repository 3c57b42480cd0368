import type { Language } from '../../core/language.ts';
import { isolate } from '../../core/text/bidi.ts';

interface ChatWords {
  welcome(title: string, date: string): string;
  readonly moreReports: (count: number) => string;
  readonly example: (question: string) => string;
  readonly helpHint: string;
  readonly helpHeading: string;
  readonly unknownCommand: (name: string) => string;
  readonly passageNumberMissing: string;
  /** That no single report is asked any more. */
  readonly allReports: string;
  readonly farewell: string;
}

/** The words that only the chat says. */
export const chatWords: Record<Language, ChatWords> = {
  ar: {
    welcome: (title, date) => `اسأل عن التقرير «${isolate(title)}» (${isolate(date)}).`,
    moreReports: (count) => `ومعه تقارير أخرى عددها ${isolate(String(count))}.`,
    example: (question) => `مثلاً: ${question}`,
    helpHint: 'الأوامر: /مساعدة',
    helpHeading: 'اكتب سؤالاً، أو أحد هذه الأوامر:',
    unknownCommand: (name) => `لا أمر باسم ${isolate(name)}. القائمة في /مساعدة`,
    passageNumberMissing: 'اكتب رقم الفقرة، مثلاً: /فقرة 8',
    allReports: 'من التقارير كلها.',
    farewell: 'إلى اللقاء.',
  },
  en: {
    welcome: (title, date) => `Ask about the report “${isolate(title)}” (${isolate(date)}).`,
    moreReports: (count) => `${count} more ${count === 1 ? 'report is' : 'reports are'} searched too.`,
    example: (question) => `For example: ${question}`,
    helpHint: 'Commands: /help',
    helpHeading: 'Write a question, or one of these:',
    unknownCommand: (name) => `There is no command ${isolate(name)}. /help lists those there are.`,
    passageNumberMissing: "Write the paragraph's number, for example: /passage 8",
    allReports: 'From all reports.',
    farewell: 'Goodbye.',
  },
};

const bundledReport = 'baghdad-erbil-joint-operations';

/** A question that a report answers, in each language. */
export const exampleQuestions = (document: string | undefined): Record<Language, string> =>
  document === bundledReport
    ? { ar: 'من هو المتحدث باسم التحالف؟', en: 'Where did Baghdad and Erbil hold their meeting?' }
    : { ar: 'متى نُشر هذا التقرير؟', en: 'When was this report published?' };
