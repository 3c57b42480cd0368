import { describe, expect, it } from 'vitest';
import { documentFieldOf, documentFields } from '../../../src/core/answering/document-field.ts';
import { tokenize } from '../../../src/core/text/tokens.ts';

const fieldOf = (written: string) => documentFieldOf(tokenize(written)[0]?.word ?? '');

describe('documentFieldOf', () => {
  it.each([
    ['title', ['عنوان', 'العنوان', 'عنوانه', 'title', 'headlines']],
    ['date', ['نُشر', 'انتشر', 'تاريخ', 'والتاريخ', 'published', 'dates']],
    ['caption', ['صورة', 'الصورة', 'المصوّر', 'التقط', 'photo', 'photographers']],
    ['document', ['تقرير', 'التقرير', 'للتقرير', 'الخبر', 'article', 'reports']],
  ])('finds %s in each of %j', (field, words) => {
    expect(words.map(fieldOf)).toEqual(words.map(() => field));
  });

  it('finds a longer word that is a letter off, its first letter right', () => {
    expect(['عنوأن', 'عنوتن', 'publishde', 'artcle', 'captoin'].map(fieldOf)).toEqual([
      'title',
      'title',
      'date',
      'document',
      'caption',
    ]);
    expect(fieldOf('bublished')).toBeNull();
    expect(fieldOf('pablyshed')).toBeNull();
  });

  it('finds a word whose article or first letter is off, unless it is a word of its own', () => {
    const known = (isKnown: boolean) =>
      ['التققير', 'اخلبر', 'الرقاله', 'bublished'].map((word) =>
        documentFieldOf(tokenize(word)[0]?.word ?? '', true, () => isKnown),
      );
    expect(known(false)).toEqual(['document', 'document', 'document', 'date']);
    expect(known(true)).toEqual([null, null, null, null]);
  });

  it.each(['بغداد', 'القوات', 'مخمور', 'هجوم', 'forces', 'attack', 'Baghdad', '2021', 'نار'])(
    'finds nothing in %s',
    (word) => {
      expect(fieldOf(word)).toBeNull();
    },
  );

  it('lists the fields as the lines of paragraph 0 stand', () => {
    expect(documentFields).toEqual(['title', 'date', 'caption']);
  });
});
