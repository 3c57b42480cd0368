import { describe, expect, it } from 'vitest';
import { nearDuplicates } from '../../../src/evaluation/cases/near-duplicates.ts';

const short = 'وقع هجوم كبير على بلدة مخمور في شمال العراق ليل الجمعة';
const long = `${short} وأسفر عن خسائر بشرية في صفوف المقاتلين`;
const other = 'سافر الوفد الرسمي إلى أنقرة لبحث ملف المياه مع الجانب التركي صباح اليوم';

describe('nearDuplicates', () => {
  it('finds a longer and a shorter version of a text, its own place first', () => {
    expect(nearDuplicates([short, other, long])).toEqual([[0, 2], [1], [2, 0]]);
  });

  it('takes no two texts that share a run of words for versions', () => {
    const later = 'عاد الهدوء صباح اليوم إلى السكان بعد أن شن الجيش عملية على بلدة مخمور في شمال العراق';
    expect(nearDuplicates([`${short} ثم انسحب المسلحون`, later])).toEqual([[0], [1]]);
  });
});
