import { suppliesType } from '../answering/answer-type.ts';
import { wordList } from '../text/word-list.ts';
import { bareOf } from './typed.ts';

/** The third person feminine of a folded verb in the past: 'نفى' → 'نفت'. */
const feminine = (verb: string): string => (/[ياى]$/.test(verb) ? `${verb.slice(0, -1)}ت` : `${verb}ت`);

/** What asks for the object of a verb, by the preposition that the verb takes. */
const objectVerbs: readonly (readonly [ask: string, past: string, present: string])[] = [
  [
    'ماذا',
    'قال أكد أعلن أوضح بيّن ذكر اعتبر رأى توقع نفى رفض قرر روى اقترح أنكر زعم انتقد استبعد رجّح',
    'يقول تقول يرى ترى يؤكد تؤكد تشمل يشمل يعتقد تعتقد تعتبر يعتبر',
  ],
  ['عمَّ', 'كشف تحدث أعرب', 'يتحدث تتحدث'],
  ['ممَّ', 'حذّر', 'يحذر تحذر'],
  ['إلى ماذا', 'أشار لفت', 'يشير تشير'],
  ['بماذا', 'أشاد طالب رحّب تعهد', 'يطالب تطالب يلتزم تلتزم'],
  ['على ماذا', 'اتفق وافق شدد نص', 'ينص تنص تتفق يتفق'],
];

/** A folded verb form → the words that ask for its object. */
export const askForObject: ReadonlyMap<string, string> = new Map(
  objectVerbs.flatMap(([ask, past, present]) => [
    ...[...wordList(past)].flatMap((verb) => [[verb, ask] as const, [feminine(verb), ask] as const]),
    ...[...wordList(present)].map((verb) => [verb, ask] as const),
  ]),
);

const events = [
  ...wordList(`
  وقّع اتفق هاجم عقد افتتح أطلق انطلق بدأ وصل قتل استهدف اعتقل أوقف تظاهر نقل انتهى استقبل خرج عثر انفجر اندلع شهد انتخب عيّن أقر وافق
  أعلن كشف أكد رفض قرر انتقد أرسل سلّم تسلّم أعاد استأنف أغلق فتح زار التقى اجتمع غادر عاد سيطر دخل تراجع ارتفع انخفض اضطر توقف
  خصص منح أصدر نشر نفذ تأسس توفي أصيب تعرض تسبب نزح حفر باع اشترى اكتشف أحبط ضبط أطاح فاز خسر تعهد أدى أثار انسحب حصد بنى أنجز دشّن
  أجلى أخلى فرض رفع خفض ألغى علّق مدد هدم دمّر شيّد
`),
];

const eventForms: ReadonlySet<string> = new Set(events.flatMap((verb) => [verb, feminine(verb)]));

/** Whether a folded word is a form of a verb in the past that tells what happened. */
export const isEvent = (word: string): boolean => eventForms.has(word);

export const isListedVerb = (word: string): boolean => askForObject.has(word) || eventForms.has(word);

const feminineForms: ReadonlySet<string> = new Set([
  ...events.map(feminine),
  ...objectVerbs.flatMap(([, past, present]) => [
    ...[...wordList(past)].map(feminine),
    ...[...wordList(present)].filter((verb) => verb.startsWith('ت')),
  ]),
]);

/** Whether a listed verb is feminine. */
export const isFeminineVerb = (word: string): boolean => feminineForms.has(word);

const speech = wordList('قال قالت أكد أكدت أعلن أعلنت أوضح أوضحت بيّن بيّنت ذكر ذكرت يقول تقول يؤكد تؤكد');
/** A verb with which one says something about something. */
export const isSpeech = (word: string): boolean => speech.has(word);

const descriptions = wordList('تشمل يشمل ينص تنص نص نصت');
/** A verb whose subject is a thing. */
export const isDescription = (word: string): boolean => descriptions.has(word);

const transitivePeople = wordList('طالب طالبت يطالب تطالب حذّر حذّرت يحذر تحذر');
/** A verb that may have a person for its object, so that a noun after it need not be its subject. */
export const mayAddress = (word: string): boolean => transitivePeople.has(word);

const intransitive = wordList(
  'انطلق بدأ وصل تظاهر انتهى انفجر اندلع اجتمع تراجع ارتفع انخفض اضطر توقف تأسس توفي أصيب تعرض نزح انسحب',
);
/** A verb of event without object: what follows it is its subject. */
export const isIntransitive = (word: string): boolean =>
  intransitive.has(word) || intransitive.has(word.slice(0, -1));

const prepositions = wordList(`
  من إلى عن على في مع منذ حتى خلال بين عند لدى قبل بعد ضمن نحو دون ضد حول عبر فوق تحت أمام خلف أثناء قرب قبالة وفق بحسب وسط إثر عقب جراء بسبب بفعل نتيجة برفقة بحضور بموجب بشأن لصالح تجاه خارج داخل
`);
export const isPreposition = (word: string): boolean => prepositions.has(word);

/** A preposition with a pronoun, which a participle before it needs: 'المتنازع عليها'. */
export const isBoundPreposition = (word: string): boolean =>
  /^(?:علي|الي|عن|من|في|ب|ل)(?:ها|هم|هما|ه)$/u.test(word);

const governed = wordList('المتنازع المشار المتفق المختلف المسيطر المعثور المحكوم المتفاوض المعترف');
/** A participle that says nothing without the preposition after it. */
export const needsPreposition = (word: string): boolean => governed.has(word);

const actors = wordList(`
  وزارة حكومة هيئة مجلس لجنة منظمة شركة جيش قوات قوة سلطات مصادر بعثة تحالف تنظيم حركة حزب كتلة كتل برلمان محكمة مديرية دائرة نقابة اتحاد جامعة سفارة خارجية داخلية دفاع رئاسة قيادة بنك مصرف مركز وكالة صحيفة
  فريق بلدية مسؤول مسؤولون مسؤولو ناشطون نشطاء سكان أهالي خبراء عائلة عائلات عناصر مسلحون مسلحو مقاتلون مقاتلو عمال موظفون موظفو متظاهرون محتجون شرطة نيابة قضاء ديوان مؤسسة جمعية شيخ رئيس وزير مدير قائد
  بيان تقرير اتفاق وثيقة مشروع قانون قرار دبلوماسي نائب نواب أطباء طلاب مزارعون فلاحون صيادون تجار باحثون منقبون عشائر جماعة ميليشيا فصائل فصيل شبكة إدارة لواء كتيبة وفد أمم ممثل
`);
const countries = wordList(`
  العراق سورية سوريا تركيا إيران الأردن الكويت السعودية مصر لبنان اليمن قطر البحرين الإمارات عمان عُمان فلسطين إسرائيل ليبيا تونس الجزائر المغرب السودان الصومال اليونان قبرص فرنسا ألمانيا بريطانيا إيطاليا إسبانيا هولندا روسيا الصين اليابان الهند أميركا أمريكا
  بغداد أربيل دمشق أنقرة طهران القاهرة الرياض بيروت واشنطن موسكو باريس لندن أثينا برلين طرابلس الدوحة
`);
/** Who or what can say and do things. */
export const isActor = (word: string): boolean =>
  actors.has(word) || actors.has(word.replace(/^ال/u, '')) || countries.has(word);

/** A country or a capital that Arabic news are often about. */
export const isCountry = (word: string): boolean => countries.has(word);

/** Whether a word is part of a date or of an amount. */
export const isDateOrAmount = (word: string): boolean =>
  relative.has(word) ||
  [word, bareOf(word)].some((form) => suppliesType(form, 'date') === 1 || suppliesType(form, 'number') === 1);

const titles = wordList(`
  رئيس رئيسة الرئيس الرئيسة وزير وزيرة الوزير مدير مديرة المدير المديرة المتحدث المتحدثة متحدث الناطق الناطقة قائد القائد محافظ زعيم زعيمة أمين الأمين الأمينة سفير سفيرة السفير السفيرة مفتش قاضي نقيب
  مستشار مستشارة المستشار المستشارة ممثل ممثلة المبعوث المبعوثة مبعوث حاكم عميد نائب وكيل ملك ملكة أمير عمدة مدرب قبطان منسق منسقة المنسق المنسقة
`);
/** A title that one person at a time bears. */
export const isTitle = (word: string): boolean => titles.has(word);

const places = {
  masculine: wordList('قضاء موقع إقليم حي جبل وادي نهر ميناء مطار مخيم معبر سد حقل مستشفى سوق'),
  feminine: wordList('قرية بلدة مدينة محافظة ناحية جزيرة منطقة ولاية بحيرة قاعدة محطة'),
};
/** The verb that asks where a place lies, by the gender of its noun; null for what is no place. */
export function placeVerb(word: string): { readonly lies: string; readonly isFar: string } | null {
  if (places.masculine.has(word)) return { lies: 'يقع', isFar: 'يبعد' };
  return places.feminine.has(word) ? { lies: 'تقع', isFar: 'تبعد' } : null;
}
export const isPlace = (word: string): boolean => placeVerb(word) !== null;

const groups = wordList('تنظيم حركة حزب شركة وكالة منظمة جماعة كتلة ائتلاف صحيفة قناة');
/** A noun that a proper name follows and completes. */
export const namesFollow = (word: string): boolean => isPlace(word) || groups.has(word);

const doubled = wordList('أم أبو تل ذي دير بني عين رأس قره صلاح بادية باب خان وادي');
/** A word with which a name of two words begins. */
export const beginsDouble = (word: string): boolean => doubled.has(word);

const dateStarts = wordList(
  'اليوم أمس غدا مساء صباح فجر ليل ليلة ظهر عصر يوم مطلع بداية نهاية منتصف أواخر أوائل قبيل منذ',
);
const periods = wordList(
  'العام الشهر الأسبوع الصيف الشتاء الخريف الربيع السنة القرن العقد اليومين عام سنة شهر مايو',
);
const relative = wordList('الماضي الماضية المقبل المقبلة الجاري الحالي الحالية القادم نفسه');

const units = wordList(
  'يوم يومين أيام ساعة ساعات ساعتين أسبوع أسبوعين أسابيع شهر شهرين أشهر عام عامين أعوام سنة سنتين سنوات دقيقة دقائق',
);
/** A unit or a period of time, with or without what is joined to it. */
export const isPeriod = (word: string): boolean => {
  const bare = word.replace(/^(?:ال|لل|ب|ل)/u, '');
  return units.has(bare) || periods.has(word);
};

/** Whether an expression of time begins at a place of a run of folded words. */
export function timeBegins(words: readonly string[], place: number): boolean {
  const [word = '', next = '', afterNext = ''] = words
    .slice(place, place + 3)
    .map((each, offset) => (offset === 0 ? each.replace(/^و(?=\p{L}{3})/u, '') : each));
  if (word === 'في' || word === 'خلال' || word === 'حتي') return timeBegins(words, place + 1);
  if (word === 'اول' && next === 'من' && afterNext === 'امس') return true;
  if (word === 'قبل') return words[place - 1] !== 'من' && (units.has(next) || units.has(afterNext));
  if (/^\p{N}/u.test(word)) return suppliesType(next, 'date') === 1;
  if (periods.has(word)) return relative.has(next) || /^(?:1\d|20)\d\d$/.test(next);
  return dateStarts.has(word) || suppliesType(bareOf(word), 'date') === 1;
}

const reasons = wordList('بسبب لأن لأنه لأنها لأنهم جراء نتيجة بفعل بهدف بغية نظرا');
export const isReason = (word: string): boolean => reasons.has(word);

const numberWords = wordList(`
  اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون عشرين ثلاثين أربعين خمسين مئة مئتي مائة ألف ألفين ألفي مليون مليوني مليار ملياري مليونين
`);
export const isNumber = (word: string): boolean => /^\p{N}/u.test(word) || numberWords.has(word);

const amounts = wordList('بلغ بلغت يبلغ تبلغ');
/** A verb whose object is an amount. */
export const isAmountVerb = (word: string): boolean => amounts.has(word);

const continuations = wordList(
  'في بعد عقب خلال ضمن ما بحسب وفق مشيرا مشيرة مؤكدا مؤكدة إذ حيث بينما فيما وذلك ضد بين تلبية لدى على مضيفا حين من وسط',
);
/** A word that, after a comma, goes on after a clause that is already complete. */
export const continuesClause = (word: string): boolean => continuations.has(word);
