import type { Phrases } from '../phrases.ts';
import { isolate } from '../text/bidi.ts';
import { joinCitation } from './citation.ts';
import { instantIn, pluralIn } from './locale.ts';

const locale = 'ckb-IQ';
const plural = pluralIn(locale);

/** What the program says in Sorani Kurdish. */
export const kurdish: Phrases = {
  paragraph: (paragraph, paragraphs) =>
    paragraph === 0
      ? 'ناونیشان و بەروار و ژێرنووسی وێنە'
      : `بڕگەی ${isolate(String(paragraph))} لە ${isolate(String(paragraphs))}`,
  citation: joinCitation,
  quote: (text) => `«${text}»`,
  understoodAs: (question) => `پرسیارەکە وا تێگەیشترا: ${isolate(question)}`,
  withinReport: (report) => `تەنها لەم ڕاپۆرتەوە: ${isolate(report)}`,
  answerHeading: 'ڕاپۆرتەکە دەڵێت:',
  alsoHeading: 'هەروەها تێیدا هاتووە:',
  alsoInReports: 'هەروەها لە ڕاپۆرتەکاندا هاتووە:',
  declined: 'ڕاپۆرتەکە وەڵامی ئەم پرسیارە ناداتەوە.',
  declinedByAll: 'هیچ یەک لە ڕاپۆرتەکان وەڵامی ئەم پرسیارە ناداتەوە.',
  nearestHeading: 'نزیکترین شت کە تێیدا هاتووە:',
  unofficialTranslation: 'وەرگێڕانی نافەرمی',
  wordsOnly: 'گەڕان بەپێی واتا بۆ ماوەیەک وەستاوە، بۆیە تەنها بەپێی وشەکان گەڕان کرا.',
  nothingOnTopic: (topic) => `ڕاپۆرتەکە دەربارەی «${isolate(topic)}» هیچ ناڵێت.`,
  summaryHeading: 'پوختە بە وشەکانی ڕاپۆرتەکە خۆی',
  sourcesHeading: 'ڕاپۆرتەکان',
  aboutHeading: 'دەربارەی ئەم یاریدەدەرە',
  unexpectedFailure:
    'هەڵەیەکی چاوەڕواننەکراو ڕوویدا و تۆمار کرا. دوای کەمێک هەوڵ بدەرەوە، و ئەگەر دووبارە بووەوە، کۆدی ناو کەوانەکە بدە بە بەڕێوەبەری بۆتەکە.',
  unknownCommand: 'فەرمانێکی وا نییە. بۆ بینینی فەرمانەکان / بنووسە.',
  howToAsk:
    'ناوم لە نامەکەدا بهێنە و پرسیارەکەت دەربارەی ڕاپۆرتەکە بنووسە، یان بۆ بینینی فەرمانەکان / بنووسە.',
  paragraphCount: (count) => plural(count, { one: () => 'یەک بڕگە', other: (n) => `${isolate(n)} بڕگە` }),
  instant: instantIn(locale),
  soraniNotRead:
    'پرسیارەکەت بە کوردییە، بەڵام من تەنها بە عەرەبی و ئینگلیزی دەگەڕێم، بۆیە وشەکانی وەک وشەی عەرەبی گەڕانیان بۆ کرا. تکایە بە عەرەبی یان بە ئینگلیزی بپرسە.',
  reportLink: 'سەرچاوە',
  about: {
    version: 'وەشان',
    model: 'مۆدێلی واتا',
    builtAt: 'کاتی دروستکردنی پێڕست',
    documents: 'ژمارەی ڕاپۆرتەکان',
    passages: 'ژمارەی پارچەکان',
    questionsAnswered: 'ئەو پرسیارانەی وەڵام دراونەتەوە',
    medianTime: 'ناوەندی کاتی وەڵامدانەوە',
    gatewayTime: 'کاتی گەیشتن بە Discord و گەڕانەوە',
  },
  milliseconds: (count) => `${isolate(count)} میلیچرکە`,
  questionLabel: 'پرسیار:',
  buttons: {
    readParagraph: 'بڕگەکە بخوێنەوە',
    paragraphBefore: 'بڕگەی پێشوو',
    paragraphAfter: 'بڕگەی دواتر',
    pageBefore: 'پێشوو',
    pageAfter: 'دواتر',
    pagesBefore: 'دە پەڕە بۆ دواوە',
    pagesAfter: 'دە پەڕە بۆ پێشەوە',
    askDifferently: 'بە شێوەیەکی تر بپرسە',
    helpful: 'سوودی هەبوو',
    notHelpful: 'سوودی نەبوو',
  },
  moreExcerpts: (count) => `دەقی تر (${count})`,
  inThisLanguage: 'بە کوردی',
  page: (page, pages) => `پەڕەی ${isolate(String(page))} لە ${isolate(String(pages))}`,
  excerptsHeading: 'دەقی تر لە ڕاپۆرتەکە',
  askForm: { title: 'لە ڕاپۆرتەکە بپرسە', question: 'پرسیارەکەت' },
  reportChanged:
    'لەو وەڵامەوە دەقی ڕاپۆرتەکە گۆڕدراوە یان لابراوە، بۆیە بڕگەکە وەک خۆی نەماوە. دووبارە بپرسە بۆ ئەوەی ببینیت ئێستا چی تێدایە.',
  thanksForFeedback: 'سوپاس. بۆچوونەکەت بەبێ ناوت تۆمار کرا.',
  askedTooFast: (when) => `زۆر بە خێرایی دەپرسیت. دەتوانیت ${when} دووبارە بپرسیت.`,
  pressedTooFast: (when) => `زۆر بە خێرایی دوگمەکان دادەگریت. دەتوانیت ${when} دووبارە دایبگریتەوە.`,
  tooManyAsking: 'لەم ساتەدا خەڵکێکی زۆر دەپرسن. دوای کەمێک هەوڵ بدەرەوە.',
  notInThisChannel: 'لەم کەناڵەدا وەڵام نادەمەوە. لە کەناڵێکدا بپرسە کە بۆ من دانراوە.',
  notForTheseRoles:
    'لێرە تەنها وەڵامی ئەوانە دەدەمەوە کە ڕۆڵێکی دیاریکراویان هەیە. لە بەڕێوەبەری سێرڤەرەکە داوای یەکێکیان بکە.',
  onlyForManagers: 'ئەم فەرمانە تەنها بۆ بەڕێوەبەرانی سێرڤەرەکەیە.',
  threadHint: `لێرە بەردەوام دەبین: بە ${isolate('/ask')} بپرسە، یان وەڵامی وەڵامەکەم بدەرەوە، یان ناوم بهێنە؛ پرسیارەکەت لەگەڵ ئەوانەی پێشتردا تێدەگەم.`,
  noThread: 'نەمتوانی لێرە زنجیرەیەک بکەمەوە، بۆیە لە شوێنی خۆیدا وەڵامم دایەوە.',
  reindexing: {
    begun: 'نوێکردنەوەی پێڕست دەستی پێ کرد؛ وەڵامەکان لە پێڕستە کۆنەکەوە بەردەوامن.',
    read: 'خوێندنەوەی ڕاپۆرتەکان',
    embed: 'ئامادەکردنی واتای پارچەکان',
    build: 'دروستکردنی پێڕست',
    verify: 'پشکنینی پێڕست',
    busy: 'ئێستا نوێکردنەوەیەکی پێڕست بەڕێوەیە. چاوەڕێ بکە تا تەواو دەبێت.',
    unavailable: `لێرەوە ناتوانرێت پێڕست لە Discord نوێ بکرێتەوە. ئەمە بەکار بهێنە: ${isolate('npm run reindex')}`,
    done: ({ documents, passages, added, changed, removed, seconds }) =>
      `پێڕست لە ${isolate(seconds)} چرکەدا نوێ کرایەوە. ڕاپۆرت: ${isolate(String(documents))}، پارچە: ${isolate(String(passages))} (نوێ ${isolate(String(added))}، گۆڕدراو ${isolate(String(changed))}، لابراو ${isolate(String(removed))}).`,
    failed: (reason) => `نوێکردنەوەی پێڕست تەواو نەبوو، و پێڕستە کۆنەکە وەک خۆی ماوە: ${isolate(reason)}`,
  },
  errors: {
    QUESTION_EMPTY: () =>
      'پرسیارەکە بەتاڵە. ئەوەی دەتەوێت بیزانیت بینووسە، بۆ نموونە: من هو المتحدث باسم التحالف؟',
    QUESTION_WITHOUT_WORDS: () =>
      'پرسیارەکە نە پیتی تێدایە و نە ژمارە. بە وشە بینووسە، بە عەرەبی یان بە ئینگلیزی.',
    QUESTION_TOO_LONG: (length, limit) =>
      `پرسیارەکە ${length} پیتە، و لە ${limit} زیاتر ناخوێنرێتەوە. کورتی بکەرەوە بۆ تەنها ئەوەی دەتەوێت بیزانیت.`,
    DOCUMENT_UNKNOWN: (slug, nearest, count) =>
      count > nearest.length
        ? `ڕاپۆرتێک بە ناوی '${slug}' نییە. لەو ${count} ڕاپۆرتەی کە هەن، ئەمانە نزیکترینن: ${nearest.join('، ')}.`
        : `ڕاپۆرتێک بە ناوی '${slug}' نییە. ئەمانە هەن: ${nearest.join('، ')}.`,
    PARAGRAPH_UNKNOWN: (paragraph, slug, last) =>
      `بڕگەی ${paragraph} لە '${slug}' نییە: بڕگەکان لە 0 (ناونیشان و بەروار و ژێرنووسی وێنە) تا ${last} دەچن.`,
  },
  chat: {
    welcome: (title, date) => `دەربارەی ڕاپۆرتی «${isolate(title)}» (${isolate(date)}) بپرسە.`,
    moreReports: (count) =>
      plural(count, {
        one: () => 'لە ڕاپۆرتێکی تریشدا دەگەڕێم.',
        other: (n) => `لە ${isolate(n)} ڕاپۆرتی تریشدا دەگەڕێم.`,
      }),
    example: (question) => `بۆ نموونە: ${question}`,
    helpHint: 'فەرمانەکان: /یارمەتی',
    helpHeading: 'پرسیارێک بنووسە، یان یەکێک لەم فەرمانانە:',
    unknownCommand: (name) => `فەرمانێک بە ناوی ${isolate(name)} نییە. لیستەکە لە /یارمەتی دایە.`,
    passageNumberMissing: 'ژمارەی بڕگەکە بنووسە، بۆ نموونە: /بڕگە 8',
    allReports: 'لە هەموو ڕاپۆرتەکانەوە.',
    farewell: 'خوات لەگەڵ.',
    commands: {
      summary: {
        names: ['پوختە'],
        argument: '[کورت|مامناوەند|درێژ] [بابەت]',
        does: 'ڕاپۆرتەکە بە وشەکانی خۆی، یان ئەوەی دەربارەی بابەتێک دەیڵێت',
      },
      passage: {
        names: ['بڕگە'],
        argument: 'ژمارە [ڕاپۆرت]',
        does: 'بڕگەیەکی تەواو؛ سفر ناونیشان و بەروار و ژێرنووسی وێنەیە',
      },
      report: {
        names: ['ڕاپۆرت'],
        argument: '[ڕاپۆرت]',
        does: 'وەڵام تەنها لەم ڕاپۆرتەوە، و بەبێ ناو لە هەموویانەوە',
      },
      sources: {
        names: ['سەرچاوەکان', 'ڕاپۆرتەکان'],
        argument: '',
        does: 'ئەو ڕاپۆرتانەی تێیاندا دەگەڕێم',
      },
      about: { names: ['دەربارە'], argument: '', does: 'وەشان و مۆدێل و پێڕست' },
      help: { names: ['یارمەتی'], argument: '', does: 'ئەم لیستە' },
      quit: { names: ['دەرچوون'], argument: '', does: 'کۆتایی بە گفتوگۆ دەهێنێت، هەروەک Ctrl-D' },
    },
    summaryLengths: { short: ['کورت'], medium: ['مامناوەند', 'ناوەند'], long: ['درێژ'] },
  },
};
