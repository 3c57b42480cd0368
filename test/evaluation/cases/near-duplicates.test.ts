import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '../../../src/evaluation/cases/near-duplicates.ts';

const short = 'وقع هجوم كبير على بلدة مخمور في شمال العراق ليل الجمعة';
const long = `${short} وأسفر عن خسائر بشرية في صفوف المقاتلين`;
const other = 'سافر الوفد الرسمي إلى أنقرة لبحث ملف المياه مع الجانب التركي صباح اليوم';

describe('nearDuplicates', () => {
  it('finds a longer and a shorter version of a text, its own place first', () => {
    expect(nearDuplicates([short, other, long])).toEqual([[0, 2], [1], [2, 0]]);
  });

  it('takes no two texts that only share some words for versions', () => {
    expect(
      nearDuplicates([`${short} ثم انسحب المسلحون`, `عاد الهدوء إلى بلدة مخمور في شمال العراق`]),
    ).toEqual([[0], [1]]);
  });
});
