import type { Language } from './language.ts';
import { isolate } from './text/bidi.ts';

export interface Phrases {
  /** 'paragraph 8 of 11'; paragraph 0 has a name instead of a number. */
  paragraph(paragraph: number, paragraphs: number): string;
  /** The whole citation: report, date, paragraph. */
  citation(title: string, date: string, place: string): string;
  quote(text: string): string;
  readonly answerHeading: string;
  readonly alsoHeading: string;
  readonly declined: string;
  readonly nearestHeading: string;
  readonly unofficialTranslation: string;
  readonly wordsOnly: string;
  readonly nothingOnTopic: (topic: string) => string;
  readonly summaryHeading: string;
  readonly sourcesHeading: string;
  readonly aboutHeading: string;
  readonly unexpectedFailure: string;
  readonly unknownCommand: string;
  /** What to do, for whoever asked nothing. */
  readonly howToAsk: string;
  readonly paragraphCount: (count: number) => string;
  readonly moreReports: (count: number) => string;
  readonly reportLink: string;
  readonly about: Readonly<
    Record<
      'version' | 'model' | 'builtAt' | 'documents' | 'passages' | 'questionsAnswered' | 'medianTime',
      string
    >
  >;
  readonly milliseconds: (count: string) => string;
}

/** A report without a date is cited without one. */
const joinCitation = (title: string, date: string, place: string): string =>
  [isolate(title), ...(date ? [isolate(date)] : []), place].join(' · ');

/** The program's own words, by the language of the question. */
export const phrases: Record<Language, Phrases> = {
  ar: {
    paragraph: (paragraph, paragraphs) =>
      paragraph === 0
        ? 'العنوان والتاريخ والتعليق'
        : `الفقرة ${isolate(String(paragraph))} من ${isolate(String(paragraphs))}`,
    citation: joinCitation,
    quote: (text) => `«${text}»`,
    answerHeading: 'يقول التقرير:',
    alsoHeading: 'وجاء فيه أيضاً:',
    declined: 'لا يجيب التقرير عن هذا السؤال.',
    nearestHeading: 'أقرب ما جاء فيه:',
    unofficialTranslation: 'ترجمة غير رسمية',
    wordsOnly: 'البحث الدلالي متوقف مؤقتاً، فجرى البحث بالألفاظ وحدها.',
    nothingOnTopic: (topic) => `لا يذكر التقرير شيئاً عن «${isolate(topic)}».`,
    summaryHeading: 'خلاصة بألفاظ التقرير',
    sourcesHeading: 'التقارير',
    aboutHeading: 'عن هذا المساعد',
    unexpectedFailure: 'حدث خلل غير متوقع، وقد سُجّل. أعد المحاولة بعد قليل.',
    unknownCommand: 'لا وجود لهذا الأمر. اكتب / لترى الأوامر المتاحة.',
    howToAsk: 'اكتب سؤالك عمّا جاء في التقرير مع ذكري في الرسالة، أو اكتب / لترى الأوامر.',
    paragraphCount: (count) => `عدد الفقرات: ${isolate(String(count))}`,
    moreReports: (count) => `وتقارير أخرى عددها ${isolate(String(count))}`,
    reportLink: 'المصدر',
    about: {
      version: 'الإصدار',
      model: 'نموذج التضمين',
      builtAt: 'تاريخ الفهرس',
      documents: 'عدد التقارير',
      passages: 'عدد المقاطع',
      questionsAnswered: 'أسئلة أُجيب عنها',
      medianTime: 'وسيط زمن الجواب',
    },
    milliseconds: (count) => `${isolate(count)} ملّي ثانية`,
  },
  en: {
    paragraph: (paragraph, paragraphs) =>
      paragraph === 0 ? 'title, date and caption' : `paragraph ${paragraph} of ${paragraphs}`,
    citation: joinCitation,
    quote: (text) => `“${text}”`,
    answerHeading: 'The report says:',
    alsoHeading: 'It also says:',
    declined: 'The report does not answer this question.',
    nearestHeading: 'The nearest that it says:',
    unofficialTranslation: 'unofficial translation',
    wordsOnly: 'Search by meaning is down for the moment; this was found by its words alone.',
    nothingOnTopic: (topic) => `The report says nothing on “${isolate(topic)}”.`,
    summaryHeading: "Summary in the report's own words",
    sourcesHeading: 'Reports',
    aboutHeading: 'About this assistant',
    unexpectedFailure: 'Something unexpected went wrong, and it was logged. Try again in a moment.',
    unknownCommand: 'There is no such command. Type / to see those there are.',
    howToAsk: 'Mention me together with a question about the report, or type / to see the commands.',
    paragraphCount: (count) => `paragraphs: ${count}`,
    moreReports: (count) => `and ${count} more`,
    reportLink: 'source',
    about: {
      version: 'Version',
      model: 'Embedding model',
      builtAt: 'Index built',
      documents: 'Reports',
      passages: 'Passages',
      questionsAnswered: 'Questions answered',
      medianTime: 'Median time to answer',
    },
    milliseconds: (count) => `${count} ms`,
  },
};
