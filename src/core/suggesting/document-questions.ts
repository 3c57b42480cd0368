import type { Report, ReportText } from '../corpus/report.ts';
import type { Language } from '../language.ts';
import type { QuestionCandidate } from './candidate.ts';

/** What can be asked of a report as a document, by the part of its heading that answers. */
const templates: Readonly<Record<Language, Readonly<Record<'date' | 'title' | 'caption', string>>>> = {
  ar: { date: 'متى نُشر هذا التقرير؟', title: 'ما عنوان هذا التقرير؟', caption: 'من التقط صورة هذا التقرير؟' },
  en: {
    date: 'When was this report published?',
    title: 'What is the title of this report?',
    caption: 'Who took the photo of this report?',
  },
};

/** A caption that ends with its photographer in brackets. */
const isCredited = ({ caption }: ReportText): boolean => /\([^()]{3,}\)\s*$/u.test(caption);

/** The questions about the only report of a corpus as a document. Where there are several, 'this report' is none of them. */
export function documentQuestions(reports: readonly Report[], language: Language): QuestionCandidate[] {
  const [report, ...others] = reports;
  if (!report || others.length > 0) return [];
  const { date, title, caption } = templates[language];
  return [
    ...(report.original.date ? [date] : []),
    title,
    ...(isCredited(report.original) ? [caption] : []),
  ].map((text) => ({ text, kind: 'document', language }));
}

/** What can be asked of any term, since it says no more than that the report has it; one wording after another, until one is answered. */
export const termQuestions = (term: string, language: Language): QuestionCandidate[] =>
  (language === 'ar'
    ? [`ماذا يقول التقرير عن ${term}؟`, `ماذا عن ${term}؟`]
    : [`What does the report say about ${term}?`, `What is said about ${term}?`]
  ).map((text) => ({ text, kind: 'topic', language }));
