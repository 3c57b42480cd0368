import type { Language } from '../../core/language.ts';

const bundledReport = 'baghdad-erbil-joint-operations';

/** A question that a report answers, in each language. */
export const exampleQuestions = (document: string | undefined): Record<Language, string> =>
  document === bundledReport
    ? { ar: 'من هو المتحدث باسم التحالف؟', en: 'Where did Baghdad and Erbil hold their meeting?' }
    : { ar: 'متى نُشر هذا التقرير؟', en: 'When was this report published?' };
