import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, ImportedDocument } from '../../../src/core/importing/document.ts';
import { draftOf } from '../../../src/core/importing/draft.ts';
import { isFurniture, isRelatedLabel } from '../../../src/core/importing/furniture.ts';
import { root } from '../../scripts/command.ts';

const page = (...texts: string[]): ImportedDocument => ({
  nature: 'page',
  stated: {},
  blocks: texts.map((text): Block => ({ kind: 'text', text })),
  doubts: [],
});
const first = 'قالت مديرية الماء في القضاء إن المحطة الجديدة بدأت العمل صباح الثلاثاء.';
const second = 'وأضافت أن المرحلة الثانية ستبدأ في الربيع المقبل، بعد وصول الأنابيب.';

describe('furniture', () => {
  it.each([
    'شارك',
    'فيسبوك تويتر واتساب',
    '- حجم الخط +',
    'إعلان',
    'مدة القراءة: 3 دقائق',
    'Share this article on Facebook',
    '5 min read',
    '© 2020 وكالة السهل - جميع الحقوق محفوظة',
    'All rights reserved.',
    'We use cookies to improve this page. See our privacy policy.',
    '* * *',
  ])('is told wherever it stands: %s', (text) => {
    expect(isFurniture(text)).toBe(true);
  });

  it.each(['اقرأ أيضاً: موسم القمح', 'مواضيع ذات صلة', 'Read also', 'Most read', 'Related stories'])(
    'leads elsewhere: %s',
    (text) => {
      expect(isRelatedLabel(text)).toBe(true);
    },
  );

  it('is nothing of what the reports of this repository say', async () => {
    for (const name of ['baghdad-erbil-joint-operations.md', 'baghdad-erbil-joint-operations.en.md']) {
      const paragraphs = (await readFile(path.join(root, 'corpus', name), 'utf8')).split('\n\n').slice(1);
      expect(paragraphs.filter((text) => isFurniture(text) || isRelatedLabel(text))).toEqual([]);
    }
    expect(isFurniture('مشاركة واسعة في الانتخابات')).toBe(false);
    expect(isRelatedLabel('المزيد من الأمطار متوقع في الشمال اليوم.')).toBe(false);
  });

  it('is left out around a text, and what is told stays', () => {
    const title = 'تشغيل محطة المياه';
    const links = ['اقرأ أيضاً', 'انقطاع المياه عن الحي الشرقي', 'افتتاح مكتبة عامة'];
    const around = page(
      'الرئيسية > محليات',
      title,
      'كتب: سالم الراوي',
      '3 آذار 2020',
      first,
      ...links,
      second,
      'سالم',
    );
    const draft = draftOf(around, {}, 'page');
    expect([draft.title, draft.date, draft.paragraphs]).toEqual([title, '3 آذار 2020', [first, second]]);
    expect(draft.leftOut).toEqual(['الرئيسية > محليات', 'كتب: سالم الراوي', ...links, 'سالم']);
  });

  it('is what was said of it that counts, not what was found', () => {
    const given = { title: 'عنوان', date: '1 نيسان 2020', caption: 'صورة', language: 'ar' } as const;
    const draft = draftOf(page('تشغيل محطة المياه', '3 آذار 2020', first, second), given, 'page');
    expect(draft).toMatchObject(given);
    expect(draft.paragraphs.slice(-2)).toEqual([first, second]);
  });
});
