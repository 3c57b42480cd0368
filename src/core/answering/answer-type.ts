import { fold } from '../text/fold.ts';

/** What a question can ask for. */
const answerTypes = ['date', 'number', 'person', 'place', 'reason', 'definition'] as const;
export type AnswerType = (typeof answerTypes)[number];

/**
 * Whether the words that supply a type are so few that they can be listed: a sentence without any of them then does not
 * supply it, which for names of people and places nobody can say.
 */
export const isListable = (type: AnswerType | null): boolean => type === 'date' || type === 'number';

/** Words that name a thing of the type outright, and words that only hint at one. */
const lists: Readonly<Record<AnswerType, { readonly names: string; readonly hints: string }>> = {
  date: {
    names: `
      يناير فبراير مارس أبريل إبريل نيسان مايو أيار يونيو حزيران يوليو تموز أغسطس آب سبتمبر أيلول أكتوبر نوفمبر ديسمبر كانون شباط آذار تشرين
      محرم صفر رجب شعبان رمضان شوال السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة أمس البارحة
      january february march april may june july august september october november december
      monday tuesday wednesday thursday friday saturday sunday yesterday
    `,
    hints: `
      اليوم غدا الماضي الماضية المقبل المقبلة القادم الجاري عام سنة سنوات شهر أشهر أسبوع قرن عقد ساعة صباح مساء ليل ليلة فجر يوم أيام هـ هجرية ميلادية الميلاد بداية نهاية منتصف مطلع أواخر أوائل منذ
      today tomorrow tonight night morning evening last next ago year years month months week weeks day days century decade hour hours date since early late
    `,
  },
  number: {
    names: `
      اثنان اثنين اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
      مئة مائة مئتان مئتين مائتين ألف ألفان ألفين آلاف مليون مليونان ملايين مليار مليارات نصف ثلث ربع
      two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
      hundred thousand million billion dozen half third quarter
    `,
    hints:
      'واحد واحدة مئات عشرات عدد عدة بضعة بالمئة بالمائة ضعف one hundreds thousands millions dozens several percent double',
  },
  person: {
    names: `
      السيد السيدة الدكتور المهندس الأستاذ الشيخ الملك الملكة الأمير العقيد العميد الفريق المقدم الرائد النقيب الجنرال قائد رئيس وزير نائب مدير المتحدث الناطق محافظ السفير الكاتب الشاعر المخرج اللاعب المدرب العالم البابا الخليفة السلطان مسؤول زعيم
      mr mrs ms dr professor sir president minister king queen prince general colonel lieutenant captain major chief spokesman spokeswoman spokesperson director commander governor ambassador author writer singer actor player coach named official leader
    `,
    hints: `
      قال قالت صرح صرحت أكد أكدت أشار أشارت أوضح أوضحت أضاف ذكر بين تحدث أعلن كشف كشفت مصادر اسمه المدعو الذي تقوده يقوده بقيادة قوات عناصر مقاتلون ممثلين
      said says told stated added explained announced confirmed indicated revealed called led sources members representatives forces
    `,
  },
  place: {
    names: `
      مدينة مدن محافظة محافظات قرية قرى بلدة بلدات ناحية قضاء إقليم ولاية دولة جبل جبال نهر بحر بحيرة وادي صحراء جزيرة شارع حي ميناء مطار مبنى جامعة قاعدة معسكر عاصمة
      city cities province provinces village villages town towns district districts mountain mountains river sea lake valley desert island street port airport building university base camp capital
    `,
    hints: `
      منطقة مناطق بلد بلاد حدود مقر شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط
      area areas region regions state country border north northern south southern east eastern west western center centre located
    `,
  },
  reason: {
    names: `
      بسبب سبب أسباب لأن لأنه لأنها بفعل نتيجة جراء إثر بهدف يهدف تهدف هدف أجل لأجل بغية لكي كي نظرا بفضل
      because due owing reason reasons cause caused causing aim aims aimed purpose
    `,
    hints:
      'مما ما تسبب أدى أدت لذلك ظل بعد عقب لملاحقة لتأمين since result resulted order so amid thanks therefore led after',
  },
  definition: {
    names: `
      تشمل يشمل وتشمل تضم يضم يعني تعني عبارة يتألف تتألف يتكون تتكون يعرف تعرف يسمى تسمى يقصد
      include includes comprise comprises consist consists means mean defined known called refers
    `,
    hints: 'بأنه بأنها هي هو is are',
  },
};

interface Strengths {
  [type: string]: number;
}

const strengthsOfWord = new Map<string, Strengths>();
for (const type of answerTypes) {
  for (const [kind, strength] of [
    ['hints', 0.5],
    ['names', 1],
  ] as const) {
    for (const listed of lists[type][kind].split(/\s+/).filter(Boolean)) {
      const word = fold(listed).text;
      strengthsOfWord.set(word, { ...strengthsOfWord.get(word), [type]: strength });
    }
  }
}

const proclitic = /^(?:وال|بال|كال|فال|ولل|ال|لل|و|ب|ل|ف)(?=\p{L}{3})/u;

/** How well a folded word supplies an answer of a type: 1 names one, 0.5 hints at one, 0 is nothing of it. */
export function suppliesType(word: string, type: AnswerType): number {
  if (/^\p{N}/u.test(word)) {
    const isYear = /^(?:1\d{3}|20\d{2})$/.test(word);
    if (type === 'number') return isYear ? 0.5 : 1;
    return type === 'date' ? (isYear ? 1 : /^\d{3,4}$/.test(word) ? 0.5 : 0) : 0;
  }
  return strengthsOfWord.get(word)?.[type] ?? strengthsOfWord.get(word.replace(proclitic, ''))?.[type] ?? 0;
}

/** Whether a text's word is the dual of a question's word, and so says that there are two. */
export const isDualOf = (word: string, asked: string): boolean =>
  /.{3}(?:ين|ان|تين|تان)$/u.test(word) && !/(?:ين|ان)$/u.test(asked) && word.length - asked.length <= 5;
