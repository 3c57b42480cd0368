import type { Phrases } from '../phrases.ts';
import { isolate } from '../text/bidi.ts';
import { joinCitation } from './citation.ts';
import { instantIn, pluralIn } from './locale.ts';

const locale = 'ar-IQ';
const plural = pluralIn(locale);

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
  paragraphCount: (count) =>
    plural(count, {
      zero: () => 'بلا فقرات',
      one: () => 'فقرة واحدة',
      two: () => 'فقرتان',
      few: (n) => `${isolate(n)} فقرات`,
      other: (n) => `${isolate(n)} فقرة`,
    }),
  instant: instantIn(locale),
  soraniNotRead:
    'السؤال بالكردية، وأنا أبحث بالعربية والإنكليزية وحدهما، فبُحث عن ألفاظه كأنها عربية. اسأل بالعربية أو بالإنكليزية.',
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
  pressedTooFast: (when) => `تضغط الأزرار بسرعة لا ألحق بها. يمكنك أن تضغط من جديد ${when}.`,
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
  errors: {
    QUESTION_EMPTY: () => 'السؤال فارغ. اكتب ما تريد معرفته، مثلاً: من هو المتحدث باسم التحالف؟',
    QUESTION_WITHOUT_WORDS: () => 'ليس في السؤال حروف ولا أرقام. اكتبه بالكلمات، بالعربية أو بالإنكليزية.',
    QUESTION_TOO_LONG: (length, limit) =>
      `في السؤال ${length} حرفاً ولا يُقرأ أكثر من ${limit}. اختصره إلى ما تريد معرفته.`,
    DOCUMENT_UNKNOWN: (slug, nearest, count) =>
      count > nearest.length
        ? `لا يوجد تقرير باسم '${slug}'. أقرب الموجود، وعدد التقارير ${count}: ${nearest.join('، ')}.`
        : `لا يوجد تقرير باسم '${slug}'. الموجود: ${nearest.join('، ')}.`,
    PARAGRAPH_UNKNOWN: (paragraph, slug, last) =>
      `لا توجد فقرة رقمها ${paragraph} في '${slug}': الفقرات من 0 (العنوان والتاريخ والتعليق) إلى ${last}.`,
  },
  chat: {
    welcome: (title, date) => `اسأل عن التقرير «${isolate(title)}» (${isolate(date)}).`,
    moreReports: (count) =>
      plural(count, {
        one: () => 'ومعه تقرير آخر.',
        two: () => 'ومعه تقريران آخران.',
        few: (n) => `ومعه ${isolate(n)} تقارير أخرى.`,
        many: (n) => `ومعه ${isolate(n)} تقريراً آخر.`,
        other: (n) => `ومعه ${isolate(n)} تقرير آخر.`,
      }),
    example: (question) => `مثلاً: ${question}`,
    helpHint: 'الأوامر: /مساعدة',
    helpHeading: 'اكتب سؤالاً، أو أحد هذه الأوامر:',
    unknownCommand: (name) => `لا أمر باسم ${isolate(name)}. القائمة في /مساعدة`,
    passageNumberMissing: 'اكتب رقم الفقرة، مثلاً: /فقرة 8',
    allReports: 'من التقارير كلها.',
    farewell: 'إلى اللقاء.',
    commands: {
      summary: {
        names: ['خلاصة', 'ملخص'],
        argument: '[قصيرة|متوسطة|طويلة] [موضوع]',
        does: 'التقرير بألفاظه، أو ما جاء فيه عن موضوع',
      },
      passage: {
        names: ['فقرة'],
        argument: 'رقم [تقرير]',
        does: 'فقرة كاملة؛ والصفر العنوان والتاريخ والتعليق',
      },
      report: {
        names: ['تقرير'],
        argument: '[تقرير]',
        does: 'الإجابة من هذا التقرير وحده، وبلا اسم من التقارير كلها',
      },
      sources: { names: ['مصادر', 'تقارير'], argument: '', does: 'التقارير التي يُبحث فيها' },
      about: { names: ['حول'], argument: '', does: 'الإصدار والنموذج والفهرس' },
      help: { names: ['مساعدة'], argument: '', does: 'هذه القائمة' },
      quit: { names: ['خروج'], argument: '', does: 'إنهاء المحادثة، ومثله Ctrl-D' },
    },
    summaryLengths: {
      short: ['قصيرة', 'قصير'],
      medium: ['متوسطة', 'متوسط'],
      long: ['طويلة', 'طويل'],
    },
  },
};
