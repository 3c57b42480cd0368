import type { Phrases } from '../phrases.ts';
import { isolate } from '../text/bidi.ts';
import { joinCitation } from './citation.ts';

/** What the program says in Arabic. */
export const arabic: Phrases = {
  paragraph: (paragraph, paragraphs) =>
    paragraph === 0
      ? 'العنوان والتاريخ والتعليق'
      : `الفقرة ${isolate(String(paragraph))} من ${isolate(String(paragraphs))}`,
  citation: joinCitation,
  quote: (text) => `«${text}»`,
  understoodAs: (question) => `فُهم السؤال: ${isolate(question)}`,
  withinReport: (report) => `من هذا التقرير وحده: ${isolate(report)}`,
  answerHeading: 'يقول التقرير:',
  alsoHeading: 'وجاء فيه أيضاً:',
  alsoInReports: 'وجاء في التقارير أيضاً:',
  declined: 'لا يجيب التقرير عن هذا السؤال.',
  declinedByAll: 'لا يجيب أيّ من التقارير عن هذا السؤال.',
  nearestHeading: 'أقرب ما جاء فيه:',
  unofficialTranslation: 'ترجمة غير رسمية',
  wordsOnly: 'البحث الدلالي متوقف مؤقتاً، فجرى البحث بالألفاظ وحدها.',
  nothingOnTopic: (topic) => `لا يذكر التقرير شيئاً عن «${isolate(topic)}».`,
  summaryHeading: 'خلاصة بألفاظ التقرير',
  sourcesHeading: 'التقارير',
  aboutHeading: 'عن هذا المساعد',
  unexpectedFailure:
    'حدث خلل غير متوقع، وقد سُجّل. أعد المحاولة بعد قليل، وإن تكرّر فأبلغ القائم على البوت بالرمز الذي بين القوسين.',
  unknownCommand: 'لا وجود لهذا الأمر. اكتب / لترى الأوامر المتاحة.',
  howToAsk: 'اكتب سؤالك عمّا جاء في التقرير مع ذكري في الرسالة، أو اكتب / لترى الأوامر.',
  paragraphCount: (count) => `عدد الفقرات: ${isolate(String(count))}`,
  reportLink: 'المصدر',
  about: {
    version: 'الإصدار',
    model: 'نموذج التضمين',
    builtAt: 'تاريخ الفهرس',
    documents: 'عدد التقارير',
    passages: 'عدد المقاطع',
    questionsAnswered: 'أسئلة أُجيب عنها',
    medianTime: 'وسيط زمن الجواب',
    gatewayTime: 'زمن الاتصال بـ Discord',
  },
  milliseconds: (count) => `${isolate(count)} ملّي ثانية`,
  questionLabel: 'السؤال:',
  buttons: {
    readParagraph: 'اقرأ الفقرة',
    paragraphBefore: 'الفقرة السابقة',
    paragraphAfter: 'الفقرة التالية',
    pageBefore: 'السابق',
    pageAfter: 'التالي',
    pagesBefore: 'عشر سابقة',
    pagesAfter: 'عشر تالية',
    askDifferently: 'اسأل بصيغة أخرى',
    helpful: 'أفادني',
    notHelpful: 'لم يفدني',
  },
  moreExcerpts: (count) => `مقتطفات أخرى (${count})`,
  inThisLanguage: 'بالعربية',
  page: (page, pages) => `صفحة ${isolate(String(page))} من ${isolate(String(pages))}`,
  excerptsHeading: 'مقتطفات أخرى من التقرير',
  askForm: { title: 'اسأل التقرير', question: 'سؤالك' },
  reportChanged:
    'تغيّر نص التقرير أو سُحب منذ هذا الجواب، فلم تعد الفقرة كما كانت. أعد السؤال لترى ما فيه الآن.',
  thanksForFeedback: 'شكراً، سُجّل رأيك من غير اسمك.',
  askedTooFast: (when) => `أسئلتك متلاحقة. يمكنك أن تسأل من جديد ${when}.`,
  tooManyAsking: 'يسأل كثيرون في هذه اللحظة. أعد المحاولة بعد قليل.',
  notInThisChannel: 'لا أجيب في هذه القناة. اسأل في قناة خُصّصت لي.',
  notForTheseRoles: 'لا أجيب إلا أصحاب أدوار معيّنة في هذا الخادم. اطلب من مديره دوراً منها.',
  onlyForManagers: 'هذا الأمر لمن يدير الخادم وحده.',
  threadHint: `نكمل هنا: اسأل بـ ${isolate('/ask')}، أو بالرد على جوابي، أو بذكري في الرسالة، وأفهم سؤالك مما سبقه.`,
  noThread: 'لم أستطع أن أفتح سلسلة هنا، فأجبت في مكاني.',
  reindexing: {
    begun: 'بدأت إعادة الفهرسة، والأجوبة مستمرة من الفهرس القديم.',
    read: 'قراءة التقارير',
    embed: 'تضمين المقاطع',
    build: 'بناء الفهرس',
    verify: 'التحقق منه',
    busy: 'تجري الآن إعادة فهرسة. انتظر حتى تنتهي.',
    unavailable: `إعادة الفهرسة من Discord غير متاحة هنا. شغّل: ${isolate('npm run reindex')}`,
    done: ({ documents, passages, added, changed, removed, seconds }) =>
      `اكتملت إعادة الفهرسة في ${isolate(seconds)} ث. التقارير: ${isolate(String(documents))}، المقاطع: ${isolate(String(passages))} (جديدة ${isolate(String(added))}، معدّلة ${isolate(String(changed))}، محذوفة ${isolate(String(removed))}).`,
    failed: (reason) => `لم تكتمل إعادة الفهرسة، والفهرس القديم باقٍ على حاله: ${isolate(reason)}`,
  },
};
