import { fold } from '../text/fold.ts';

/** What a question asks for, and what a word of a passage can so supply. Bits, so that a word can supply several. */
export const answerTypes = { date: 1, number: 2, person: 4, place: 8, reason: 16 } as const;
export type AnswerType = keyof typeof answerTypes;

const lists: Readonly<Record<AnswerType, string>> = {
  date: `
    يناير فبراير مارس أبريل إبريل نيسان مايو أيار يونيو حزيران يوليو تموز أغسطس اغسطس آب سبتمبر أيلول أكتوبر نوفمبر ديسمبر كانون شباط آذار تشرين
    محرم صفر ربيع جمادى رجب شعبان رمضان شوال
    السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
    أمس اليوم غدا البارحة الماضي الماضية المقبل المقبلة القادم الجاري الحالي عام العام سنة سنوات شهر أشهر أسبوع قرن القرن عقد ساعة صباح مساء ليل ليلة فجر ظهر يوم أيام بداية نهاية منتصف مطلع أواخر أوائل
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    today yesterday tomorrow tonight night morning evening afternoon noon midnight last next ago year years month months week weeks day days century decade hour hours date since early late
  `,
  number: `
    واحد واحدة اثنان اثنين اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني ثمان تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
    مئة مائة مئتان مئتين مائتين مئات ألف ألفان ألفين آلاف مليون مليونان ملايين مليار مليارات نصف ثلث ربع ضعف عشرات بالمئة بالمائة
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions dozen dozens half third quarter double percent
  `,
  person: `
    السيد السيدة الدكتور المهندس الأستاذ الشيخ الملك الملكة الأمير الإمام العقيد العميد اللواء الفريق المقدم الرائد النقيب الجنرال قائد القائد رئيس الرئيس وزير الوزير نائب مدير المدير المتحدث الناطق محافظ النائب السفير الكاتب الشاعر المخرج اللاعب المدرب العالم القس البابا الخليفة السلطان
    قال قالت وقال صرح صرحت أكد أكدت وأكد أشار أشارت وأشار أوضح أوضحت وأوضح أضاف وأضاف ذكر وذكر بين وبين مبينا مؤكدا مشيرا تحدث وتحدث أعلن أعلنت ويدعى اسمه المدعو
    mr mrs ms dr professor sir president minister king queen prince general colonel lieutenant captain major chief spokesman spokeswoman spokesperson director commander governor ambassador author writer singer actor player coach named called
    said says told stated added explained announced confirmed indicated
  `,
  place: `
    مدينة مدن محافظة محافظات قرية قرى بلدة بلدات ناحية قضاء منطقة مناطق إقليم ولاية دولة بلد بلاد جبل جبال نهر بحر بحيرة وادي صحراء جزيرة ساحل حدود شارع حي ميناء مطار مقر مبنى جامعة قاعدة معسكر شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط عاصمة العاصمة
    city cities province provinces village villages town towns district districts area areas region regions state country mountain mountains river sea lake valley desert island coast border borders street port airport building university base camp north northern south southern east eastern west western center centre capital located
  `,
  reason: `
    بسبب سبب أسباب لأن لأنه لأنها بفعل نتيجة جراء إثر بهدف يهدف تهدف هدف لهدف أجل لأجل بغية لكي كي نظرا بفضل مما ما تسبب أدى أدت لذلك ولذلك ظل
    because due since owing reason reasons result resulted causing caused cause aim aims aimed purpose order so amid thanks therefore led
  `,
};

const typesOfWord = new Map<string, number>();
for (const [type, list] of Object.entries(lists) as [AnswerType, string][]) {
  for (const listed of list.split(/\s+/).filter(Boolean)) {
    const word = fold(listed).text;
    typesOfWord.set(word, (typesOfWord.get(word) ?? 0) | answerTypes[type]);
  }
}

const article = /^(?:وال|بال|كال|فال|ولل|ال|لل|و|ب|ل|ف)(?=\p{L}{3})/u;

/** The answer types that a folded word can supply, as bits of `answerTypes`. */
export function answerTypesOf(word: string): number {
  if (/^\p{N}/u.test(word)) return /^(?:1\d{3}|20\d{2})$/.test(word) ? answerTypes.date | answerTypes.number : answerTypes.number;
  return typesOfWord.get(word) ?? typesOfWord.get(word.replace(article, '')) ?? 0;
}
