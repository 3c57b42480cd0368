import { editDistance } from '../text/edit-distance.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/tokens.ts';

/** The lines of paragraph 0, in their order. */
export const documentFields = ['title', 'date', 'caption'] as const;
export type DocumentField = (typeof documentFields)[number];

const lists: Readonly<Record<DocumentField | 'document', string>> = {
  title: 'عنوان عنوانه مانشيت مانشيته معنون headline title titled heading entitled',
  date: 'نشر نشرت نشروا نشروه منشور انتشر نزل نزلوه نازل صدر كتب انكتب كتبوه مكتوب تاريخ تاريخه published publication publish posted written date dated dateline',
  caption:
    'صورة صور صورته المصور مصور تصوير صوره صورها التقط التقطها لقطة لقطها تعليق photo photograph photographer picture pic image caption credit took shot',
  document: 'تقرير خبر مقال مقالة موضوع نص منشور report article story piece news text',
};

const fieldOfWord = new Map<string, DocumentField | 'document'>();
const fieldOfStem = new Map<string, DocumentField | 'document'>();
for (const [field, list] of Object.entries(lists) as [DocumentField | 'document', string][]) {
  for (const listed of list.split(' ')) {
    const word = fold(listed).text;
    fieldOfWord.set(word, field);
    fieldOfStem.set(stem(word), field);
  }
}

/** The forms that a word may be a misspelling of, long enough to be told: with the article too, for the letter off may be in it. */
const longForms = [...fieldOfWord].flatMap(([word, field]) =>
  [word, ...(/\p{Script=Arabic}/u.test(word) ? [`ال${word}`] : [])]
    .filter((form) => form.length >= 5)
    .map((form) => ({ form, field, isBare: form === word })),
);

/**
 * Which part of a report as a document a word names: one of its fields, the document itself, or nothing of it. A word a letter off
 * may be one of them.
 * @param mayBeMisspelt whether it is no word that asks for something else
 * @param isKnown whether it is a word of its own: then it is taken for the more likely misspellings only
 */
export function documentFieldOf(
  word: string,
  mayBeMisspelt = true,
  isKnown: () => boolean = () => true,
): DocumentField | 'document' | null {
  const exact = fieldOfStem.get(stem(word));
  if (exact || !mayBeMisspelt || word.length < 4) return exact ?? null;
  const near = longForms.filter(({ form }) => editDistance(word, form, 1) === 1);
  const likelier = near.find(({ form, isBare }) => isBare && form[0] === word[0]);
  return (likelier ?? (isKnown() ? undefined : near[0]))?.field ?? null;
}
