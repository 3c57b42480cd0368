import type { writeReport } from './small-corpus.ts';

type Reports = Readonly<Record<string, Parameters<typeof writeReport>[2]>>;

/** Three reports that say like things: each has a minister, a cost and a day. */
export const threeReports = {
  bridge: {
    title: 'افتتاح جسر دجلة',
    date: '3 مايو 2020',
    paragraphs: [
      'افتتح وزير النقل سامر العلي جسراً جديداً على نهر دجلة يوم الأحد.',
      'بلغت كلفة الجسر عشرين مليون دولار.',
      'قال المهندس كريم حداد إن العمل استغرق ثلاث سنوات.',
    ],
  },
  hospital: {
    title: 'مستشفى جديد في البصرة',
    date: '12 يونيو 2021',
    paragraphs: [
      'افتتح وزير الصحة هاني العقابي مستشفى للأطفال في البصرة يوم الخميس.',
      'بلغت كلفة المستشفى ثلاثين مليون دولار.',
      'قالت الطبيبة ليلى منصور إن في المستشفى مئتي سرير.',
    ],
  },
  harvest: {
    title: 'A poor harvest',
    date: '2 October 2019',
    language: 'en',
    paragraphs: [
      'Farmers in the valley harvested 300 tonnes of apples this year.',
      'The head of the cooperative, Maria Santos, blamed the late frost for the poor yield.',
      'A new storehouse will open in October.',
    ],
  },
} satisfies Reports;
