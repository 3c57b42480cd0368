import { detectLanguage, type Language } from '../language.ts';
import { fold } from '../text/fold.ts';
import { isStopWord } from '../text/stop-words.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { AnswerType } from './answer-type.ts';
import { type DocumentField, documentFieldOf } from './document-field.ts';

/** A question as the search reads it. */
export interface AnalyzedQuestion {
  readonly language: Language;
  /** All its words, question words and all. */
  readonly tokens: readonly Token[];
  /** The words that carry its subject, each once, in order; all its words when none does. */
  readonly terms: readonly string[];
  /** What it asks for, where its question word tells. */
  readonly asksFor: AnswerType | null;
  /** How much each term counts: less for one that only says what is asked for, such as 'عدد' or 'name'. */
  readonly emphasis: readonly number[];
  /** Place among the terms of the one that names what is asked about: the first noun after the question word; null where none follows. */
  readonly focus: number | null;
  /** For each term, which part of the report as a document it names; null for a word of the world. */
  readonly documentFields: readonly (DocumentField | 'document' | null)[];
}

type Pattern = readonly [type: AnswerType, words: RegExp];

/** 'Which' before a noun, and 'what is' before one, in the ways that people write them. */
const which = '(?:و|ف)?(?:اي|ايه|باي|لاي|فاي|يا|ياهو|ياهي)';
const whatIs = '(?:و|ف)?(?:ما|ماهو|ماهي|ما هو|ما هي|ما كان|ما كانت|شنو|شنو هو|شنو هي|شنهو|شنهي|شكد|كم|شسم)';

const measures =
  '(?:ال)?(?:عدد|نسبه|مقدار|حجم|مسافه|قيمه|مبلغ|تعداد|مساحه|طول|عرض|ارتفاع|عمق|وزن|سرعه|درجه|معدل|سعر|اسعار|تكلفه|كلفه|ثمن|راتب|اجمالي|عمر|مده|كميه|سعه|كثافه|متوسط|رقم|ميزانيه)';
const times = '(?:ال)?(?:عام|سنه|سنتين|عامين|يوم|شهر|تاريخ|وقت|ساعه|قرن|عقد|فتره|موعد|فصل|موسم|مرحله|عصر)';
const spots =
  '(?:ال)?(?:مكان|مدينه|مدن|بلد|بلدان|دوله|دول|منطقه|مناطق|محافظه|محافظات|قريه|قاره|موقع|ولايه|جزء|اقليم|شارع|حي|عاصمه|بحر|نهر|محيط|جبل|جزيره|جامعه|مدرسه|حديقه|ساحل|كوكب)';
const people =
  '(?:رييس|ملك|ملكه|عالم|قايد|كاتب|شاعر|مخرج|لاعب|وزير|شخص|شخصيه|امير|خليفه|سلطان|فيلسوف|ممثل|ممثله|مغني|مغنيه|مدرب|طبيب|مهندس|مورخ|نبي|امبراطور|جنرال)';

/** Over the folded question with single spaces and one at each end. Earlier patterns win. */
const patterns: readonly Pattern[] = [
  [
    'number',
    new RegExp(
      `(?<!\\p{N}) (?:و|ف|ب|ل)?(?:كم|شكد|اشكد|شقد|اشقد|شكدر|كديش|قديش) | ${whatIs} ${measures} |^ ${measures} | عدد | how (?:many|much|far|long|old|big|large|tall|high|deep|wide|fast|often|heavy)|(?:what|which)(?:s| is| was| are| were)? (?:the )?(?:total |average |estimated |current |approximate )*(?:number|percentage|percent|proportion|distance|amount|population|share|size|length|height|depth|width|price|cost|capacity|speed|rate|age|average|weight|budget|temperature|value|salary|score)|number of|what(?:s| is| was) the (?:total )?area `,
      'u',
    ),
  ],
  [
    'date',
    new RegExp(
      ` (?:و|ف|ل)?(?:متي|امتي|كتي|يمته|يمتي|ايمته|شوكت|شوكه|اشوكت|شوقت) | ${which} ${times} | ${whatIs} ${times} | تاريخ | موعد |^ في (?:عام|سنه) | (?:عام|سنه) كم | when |(?:what|which)(?:s| is| was)? (?:the )?(?:date|year|years|day|month|time|century|decade|season)`,
      'u',
    ),
  ],
  [
    'place',
    new RegExp(
      ` (?:مكان|موقع) | (?:و|ف|ب|ل|م)?(?:اين|وين|وينه|وينها|منين) | ${which} ${spots} | ${whatIs} (?:ال)?(?:عاصمه|مدينه|دوله|دول|بلد|بلدان|منطقه|مناطق|مكان|موقع|ولايه|قاره) | where |(?:what|which) (?:city|cities|town|country|countries|place|province|village|region|district|state|continent|island|river|area|areas|university|school|park|street|ocean|sea)`,
      'u',
    ),
  ],
  [
    'reason',
    / (?:و|ف)?(?:لماذا|لمادا|ليش|ليه|لويش|علامه|علام|علمود|شسبب|شعجب) |(?:ما|شنو|ماهو|ماهي) (?:هو |هي |كان |كانت )?(?:ال)?(?:سبب|اسباب|هدف|اهداف|غرض|غايه|دافع) | (?:لاي|باي) (?:سبب|غرض|هدف) |من اجل (?:ماذا|شنو)| why | what for |(?:reason|reasons|purpose|aim|cause|causes) /u,
  ],
  [
    'person',
    new RegExp(
      ` (?:و|ف|ل|ب)?(?:من هو|من هي|من هم|من الذي|من التي|من كان|منهو|منهي|منو|منوا|منوه|لمن|مين|ممن) | ${which} ${people} | (?:ما|شنو|شسم|ماهو|ماهي) (?:هو |هي |كان )?(?:ال)?(?:اسم|اسماء) |^ (?:و|ف)?من (?!اي |اجل |خلال |ماذا |اين )| who | whom | whose |name of|names of|(?:what|which) (?:person|president|king|queen|scientist|author|writer|singer|actor|actress|player|coach|leader|minister|emperor|philosopher|architect)`,
      'u',
    ),
  ],
];

const definition =
  /^ و?(?:(?:ما|ماذا|شنو|ايش|شني) (?:هو|هي|هم|هاي|معني|المقصود|يعني|تعني|يقصد)|ما (?=ال)|ماهو|ماهي|شنهو|شنهي|عرف|ما تعريف|what is|whats|what are|what does .* mean|define) ?/u;

/** Nouns that ask for a property of what follows rather than for what it is. */
const property =
  /^ و?(?:ما|ماهو|ماهي|ما هو|ما هي|شنو|شنهو|شنهي|what is|what are|whats)(?: the)? (?:ال)?(?:عاصمه|اسم|اسماء|لون|الوان|لغه|لغات|ديانه|عمله|نوع|انواع|اهم|ابرز|اول|اخر|اكبر|اصغر|اعلي|افضل|اشهر|اكثر|اقدم|اطول|اسرع|دور|وظيفه|مهنه|جنسيه|لقب|الذي|التي|اعراض|مكونات|ناتج|نتيجه|نتايج|جايزه|فيه|فيات|شركه|نظام|اصل|مصدر|مصادر|capital|name|names|colou?r|language|religion|currency|kind|type|main|most|first|last|largest|biggest|best|role|job|nationality|title|symptoms|result|source|origin|other) /u;

/** Nouns and verbs that say what kind of answer is wanted rather than what it is about. */
const questionNouns = new Set(
  `مكان موقع اسم اسماء أسم اسمه اسمها شسمه شسمها عدد مقدار نسبة سبب أسباب السبب تاريخ موعد وقت زمن مسافة المسافة معنى المقصود يعني يقصد هدف الهدف غرض الغاية
   تقع يقع حدث حدثت يحدث حصل حصلت يحصل تحصل صار صارت يصير تصير صاير صايرة جرى جرت تجري يوجد توجد موجود ذكر قال شكال شكالوا بالضبط تحديدا وحدة واحد شيء أشياء منطقة
   تبلغ يبلغ بلغ بلغت وصل تصل يصل قام قامت يقوم تعد يعد تعتبر يعتبر سمي سميت تسمى يسمى عرف عرفت تعرف يطلق أطلق لقب يلقب نوع أنواع تعداد رقم إسم أسماء الاسم الإسم اسمه
   name number reason purpose date day month year time place distance meaning kind type happened happen located exactly say think mean called`
    .split(/\s+/)
    .map((word) => fold(word).text),
);

const questionWords = new Set(
  `ما ماذا من منو منوا منهو منهي مين متى وين اين أين كيف كم لماذا هل أي اي أية لمن بم بما مما عما بماذا لماذا فيم شنو شنهو شنهي شني شوكت شكد شقد اشكد اشقد شكدر ليش لويش ليه شلون اشلون يا ياهو يمته يمتى ايمته وين منين بأي بأية لأي لأية
   what which who whom whose when where why how`
    .split(/\s+/)
    .map((word) => fold(word).text),
);

/** The place of the first term after the question word that says more than what kind of answer is wanted. */
function focusOf(tokens: readonly Token[], terms: readonly string[]): number | null {
  const asked = tokens.findIndex(
    ({ word }) => questionWords.has(word.replace(/^[وف](?=..)/u, '')) || questionWords.has(word),
  );
  for (const { word } of tokens.slice(asked + 1)) {
    const term = terms.indexOf(word);
    if (term >= 0 && !questionNouns.has(word)) return term;
  }
  return null;
}

/** The folded question's words with single spaces, one at each end: what the patterns are written over. */
function flatten(question: string): string {
  const words =
    fold(question)
      .text.replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1')).join(' ')} `;
}

/**
 * Reads a question: its language unless that is known, its subject words and what it asks for.
 * @param isKnown whether a word is one, and so no misspelling of another
 */
export function analyzeQuestion(
  question: string,
  language: Language = detectLanguage(question),
  isKnown: (word: string, language: Language) => boolean = () => true,
): AnalyzedQuestion {
  const tokens = tokenize(fold(question));
  const flat = flatten(question);
  const carrying = tokens.filter((token) => !isStopWord(token.word, language));
  const terms = [...new Set((carrying.length > 0 ? carrying : tokens).map((token) => token.word))];
  const asks = patterns.find(([, words]) => words.test(flat));
  return {
    language,
    tokens,
    terms,
    asksFor:
      asks?.[0] ?? (definition.test(flat) && !property.test(flat) && terms.length <= 4 ? 'definition' : null),
    emphasis: terms.map((term) => (questionNouns.has(term) ? 0.35 : 1)),
    focus: focusOf(tokens, terms),
    documentFields: terms.map((term) =>
      documentFieldOf(term, !questionNouns.has(term), () => isKnown(term, language)),
    ),
  };
}
