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
  /** For each term, which part of the report as a document it names; null for a word of the world. */
  readonly documentFields: readonly (DocumentField | 'document' | null)[];
}

type Pattern = readonly [type: AnswerType, words: RegExp];

/** Over the folded question with single spaces and one at each end. Earlier patterns win. */
const patterns: readonly Pattern[] = [
  [
    'number',
    /(?<!\p{N}) (?:و|ف|ب|ل)?(?:كم|شكد|اشكد|شقد|اشقد|شكدر|كديش|قديش) | (?:ما|شنو|كم) (?:هو |هي )?(?:عدد|نسبه|مقدار|حجم|مسافه|المسافه|قيمه|مبلغ|العدد) | عدد | how (?:many|much|far|long|old|big|large|tall|high|deep)| what(?:s| is| was)? (?:the )?(?:number|percentage|distance|amount|population|share|size) |number of/u,
  ],
  [
    'date',
    / (?:و|ف|ل)?(?:متي|امتي|يمته|يمتي|ايمته|شوكت|شوكه|اشوكت|شوقت) | (?:اي|في اي|ب?اي|يا) (?:عام|سنه|يوم|شهر|تاريخ|وقت|ساعه|قرن) |(?:ما|شنو) (?:هو )?(?:تاريخ|موعد) | تاريخ | موعد | when | what(?:s| is)? (?:the )?(?:date|year|day|month|time)|which (?:year|day|month)/u,
  ],
  [
    'place',
    / (?:مكان|موقع) | (?:و|ف|ب|ل|م)?(?:اين|وين|وينه|وينها|منين) | (?:اي|في اي|ب?اي|يا) (?:مكان|مدينه|بلد|دوله|منطقه|محافظه|قريه|قاره|موقع|ولايه) | where |(?:what|which) (?:city|town|country|place|province|village|region|district)/u,
  ],
  [
    'reason',
    / (?:و|ف)?(?:لماذا|ليش|ليه|لويش|علامه|علام|علمود|شسبب|شعجب) |(?:ما|شنو|ماهو) (?:هو |هي )?(?:ال)?(?:سبب|اسباب|هدف|غرض|غايه|دافع) | (?:لاي|باي) (?:سبب|غرض|هدف) |من اجل (?:ماذا|شنو)| why | what for |(?:reason|purpose|aim|cause) /u,
  ],
  [
    'person',
    / (?:و|ف|ل|ب)?(?:من هو|من هي|من هم|منهو|منهي|منو|منوا|منوه|لمن|مين) | (?:ما|شنو|شسم|ماهو) (?:هو )?اسم |^ (?:و|ف)?من (?!اي |اجل )| who | whom | whose |name of/u,
  ],
];

const definition =
  /^ و?(?:(?:ما|ماذا|شنو|ايش|شني) (?:هو|هي|هم|هاي|معني|المقصود|يعني|تعني|يقصد)|ما (?=ال)|ماهو|ماهي|شنهو|شنهي|عرف|what is|whats|what are|what does .* mean|define) ?/u;

/** Nouns and verbs that say what kind of answer is wanted rather than what it is about. */
const questionNouns = new Set(
  `مكان موقع اسم اسماء أسم اسمه اسمها شسمه شسمها عدد مقدار نسبة سبب أسباب السبب تاريخ موعد وقت زمن مسافة المسافة معنى المقصود يعني يقصد هدف الهدف غرض الغاية
   تقع يقع حدث حدثت يحدث حصل حصلت يحصل تحصل صار صارت يصير تصير صاير صايرة جرى جرت تجري يوجد توجد موجود ذكر قال شكال شكالوا بالضبط تحديدا وحدة واحد شيء أشياء منطقة
   name number reason purpose date day month year time place distance meaning kind type happened happen located exactly say think mean called`
    .split(/\s+/)
    .map((word) => fold(word).text),
);

/** The folded question's words with single spaces, one at each end: what the patterns are written over. */
function flatten(question: string): string {
  const words =
    fold(question)
      .text.replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1')).join(' ')} `;
}

/** Reads a question: its language unless that is known, its subject words and what it asks for. */
export function analyzeQuestion(
  question: string,
  language: Language = detectLanguage(question),
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
    asksFor: asks?.[0] ?? (definition.test(flat) ? 'definition' : null),
    emphasis: terms.map((term) => (questionNouns.has(term) ? 0.35 : 1)),
    documentFields: terms.map(documentFieldOf),
  };
}
