import type { ParagraphView, Source } from '../../../src/assistant.ts';
import type { Answer, Excerpt } from '../../../src/core/answering/answer.ts';

export const text = 'وقال المتحدث باسم التحالف، العقيد واين ماروتو، إن التحالف يشيد بذلك. وبيّن أمراً.';
/** The answering sentence. */
export const sentence = text.slice(0, 69);
export const inEnglish = 'The spokesman, Colonel Wayne Marotto, praised it.';

export const excerpt: Excerpt = {
  document: 'joint-operations',
  title: 'عمليات مشتركة',
  date: '14 اغسطس 2021',
  paragraph: 8,
  paragraphs: 11,
  language: 'ar',
  text,
  answer: [0, sentence.length],
  score: 0.9,
  translation: null,
  reference: 'AAAAAA001',
};

/** A question in Arabic, answered with four excerpts. */
export const answer: Answer = {
  question: 'من هو المتحدث؟',
  language: 'ar',
  answered: true,
  tookMs: 2,
  wordsOnly: false,
  excerpts: [
    excerpt,
    { ...excerpt, paragraph: 3, reference: 'BBBBBB001' },
    { ...excerpt, paragraph: 0, reference: 'CCCCCC001' },
    { ...excerpt, paragraph: 5, reference: 'DDDDDD001' },
  ],
};

/** The same, asked in English. */
export const englishAnswer: Answer = {
  ...answer,
  language: 'en',
  question: 'Who is the spokesman?',
  excerpts: answer.excerpts.map((of) => ({ ...of, translation: { language: 'en', text: inEnglish } })),
};

export const source: Source = {
  document: 'joint-operations',
  title: 'عمليات مشتركة',
  date: '14 اغسطس 2021',
  caption: 'صورة',
  language: 'ar',
  paragraphs: 11,
  renditions: ['en'],
  source: null,
  url: null,
};

export const paragraph: ParagraphView = {
  document: 'joint-operations',
  title: 'عمليات مشتركة',
  date: '14 اغسطس 2021',
  paragraph: 8,
  paragraphs: 11,
  language: 'ar',
  text,
  translations: [{ language: 'en', text: inEnglish }],
  reference: 'AAAAAA002',
};
