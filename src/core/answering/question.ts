import { type Language, detectLanguage } from '../language.ts';
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
  /** Asks what something is: 'ما هي المناطق المتنازع عليها؟'. */
  readonly asksForDefinition: boolean;
  /** For each term, which part of the report as a document it names; null for a word of the world. */
  readonly documentFields: readonly (DocumentField | 'document' | null)[];
}

type Pattern = readonly [type: AnswerType, words: RegExp];

/** Over the folded question with single spaces and one at each end. Earlier patterns win. */
const patterns: readonly Pattern[] = [
  [
    'number',
    / (?:و|ف|ب|ل)?(?:كم|شكد|اشكد|شقد|اشقد|شكدر|كديش|قديش) | (?:ما|شنو|كم) (?:هو |هي )?(?:عدد|نسبه|مقدار|حجم|مسافه|المسافه|قيمه|مبلغ|العدد) | عدد | how (?:many|much|far|long|old|big|large|tall|high|deep)| what (?:is |was )?(?:the )?(?:number|percentage|distance|amount|population|share|size) |number of/u,
  ],
  [
    'date',
    / (?:و|ف|ل)?(?:متي|امتي|يمته|يمتي|ايمته|شوكت|شوكه|اشوكت|شوقت) | (?:اي|في اي|ب?اي|يا) (?:عام|سنه|يوم|شهر|تاريخ|وقت|ساعه|قرن) |(?:ما|شنو) (?:هو )?(?:تاريخ|موعد) | تاريخ | when | what (?:is the )?(?:date|year|day|month|time)|which (?:year|day|month)/u,
  ],
  [
    'place',
    / (?:و|ف|ب|ل|م)?(?:اين|وين|وينه|وينها|منين) | (?:اي|في اي|ب?اي|يا) (?:مكان|مدينه|بلد|دوله|منطقه|محافظه|قريه|قاره|موقع|ولايه) | where |(?:what|which) (?:city|town|country|place|province|village|region|district)/u,
  ],
  ['reason', / (?:و|ف)?(?:لماذا|ليش|ليه|لويش|علامه|علام|لم|علمود|شسبب|شعجب) |(?:ما|شنو|ماهو) (?:هو |هي )?(?:ال)?(?:سبب|اسباب|هدف|غرض|غايه|دافع) | why | what for |(?:reason|purpose|aim|cause) /u],
  ['person', / (?:و|ف|ل|ب)?(?:من هو|من هي|من هم|منهو|منهي|منو|منوا|منوه|لمن|مين) | (?:ما|شنو|شسم|ماهو) (?:هو )?اسم |^ (?:و|ف)?من | who | whom | whose |name of/u],
];

const definition = /^ (?:و)?(?:(?:ما|شنو|ايش|شني) (?:هو|هي|هم|هاي|معني|المقصود)|ماهو|ماهي|شنهو|شنهي|عرف|what(?: i|')s|what are|define) /u;

/** Reads a question: its language, its subject words and what it asks for. */
export function analyzeQuestion(question: string): AnalyzedQuestion {
  const language = detectLanguage(question);
  const tokens = tokenize(fold(question));
  const flat = ` ${tokens.map((token) => token.word).join(' ')} `;
  const carrying = tokens.filter((token) => !isStopWord(token.word, language));
  const terms = [...new Set((carrying.length > 0 ? carrying : tokens).map((token) => token.word))];
  const asks = patterns.find(([, words]) => words.test(flat));
  return {
    language,
    tokens,
    terms,
    asksFor: asks?.[0] ?? null,
    asksForDefinition: definition.test(flat),
    documentFields: terms.map(documentFieldOf),
  };
}
