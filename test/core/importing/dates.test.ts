import { describe, expect, it } from 'vitest';
import { dateOfLine, findDate } from '../../../src/core/importing/dates.ts';

describe('a date', () => {
  it.each([
    '14 اغسطس 2021',
    '14 أغسطس 2021',
    '١٤ آب ٢٠٢١',
    '3 كانون الثاني 1999',
    '3 كانون الأول 1999',
    '28 تشرين الأول/أكتوبر 2016',
    '1 حزيران (يونيو) 2020',
    '9 جانفي 2013',
    '14 August 2021',
    '1st of May 2020',
    'August 14, 2021',
    'Sept. 3, 2020',
    '2021-08-14',
    '14/08/2021',
    '٢٠٢١/٠٨/١٤',
  ])('is found as it is written: %s', (date) => {
    expect(findDate(`بغداد، ${date}، قال`)).toBe(date);
    expect(dateOfLine(date)).toBe(date);
  });

  it.each([
    ['السبت 14 اغسطس 2021 | آخر تحديث: 18:40', '14 اغسطس 2021'],
    ['نُشر: 14 آب 2021'.replace('ُ', ''), '14 آب 2021'],
    ['Published: Saturday, 14 August 2021, 10:30 GMT', '14 August 2021'],
    ['Updated on 2021-08-15 at 10:30 pm', '2021-08-15'],
  ])('is the whole of a line: %s', (line, date) => {
    expect(dateOfLine(line)).toBe(date);
  });

  it.each([
    'في عام 2021',
    '077 0123 2021',
    '45/13/2021',
    '14 رجب 1443',
    'فاز 3-1',
    'version 20.12.2',
    'مايو الماضي',
  ])('is not found in: %s', (text) => {
    expect(findDate(text)).toBeNull();
  });

  it('does not make a line of what is told beside it', () => {
    expect(dateOfLine('هاجم عناصر القرية في 14 آب 2021')).toBeNull();
  });
});
