import { endsSentence, wordsOf } from './clean-text.ts';

/** Labels that lead to other pages; what is listed below them is no part of the report. */
const relatedLabels =
  /^(?:[إا]قر[أؤ](?:ي|وا)? ?(?:أيض(?:ا|اً|ًا)|المزيد|كذلك)|شاهد ?(?:أيض(?:ا|اً|ًا)|المزيد)|مواضيع (?:ذات صلة|متعلقة|مشابهة)|(?:أخبار|مقالات|تقارير) ذات صلة|ذات صلة|المزيد (?:في|من|عن)|المزيد|ال[أا]كثر (?:قراءة|مشاهدة|تداولا|تداولاً)|(?:قد|ربما) يهمك|قد يعجبك|آخر ال[أا]خبار|read (?:also|more|next)|see also|also read|related(?: (?:articles?|stories|topics?|links?|news|posts?|content))?|more (?:on this|from|stories|in)|most (?:read|popular|viewed)|recommended|you (?:may|might) also like|up next|latest news)(?![\p{L}\p{N}])/iu;

const commentLabels =
  /^(?:[0-9٠-٩]* ?(?:ال)?تعليق(?:ات)?(?: ?\([0-9٠-٩]+\))?|(?:أضف|اترك|شاركنا) (?:تعليق[اك]?ً?|رأيك)|[0-9]* ?comments?(?: ?\(\d+\))?|leave a (?:comment|reply)|post a comment)\s*:?$/iu;

/** The words of buttons, menus and notices, each a whole line with at most a name or a number besides. */
const controlWords = [
  'شارك|شاركها|مشاركة|المشاركة|انشر|فيسبوك|تويتر|إكس|واتس ?اب|واتساب|ت[يل]ل?ي?غرام|تلغرام|تيليجرام|لينكد ?إن|بريد إلكتروني|طباعة|اطبع|نسخ الرابط|انسخ الرابط|حفظ|استماع|استمع',
  'حجم الخط|تكبير|تصغير|الرئيسية|القائمة|بحث|تسجيل الدخول|اشترك|إعلان|إعلانات|الوسوم|وسوم|كلمات مفتاحية|التالي|السابق|أعلى الصفحة|تخطي|المحرر|مدة القراءة|دقائق|دقيقة|قراءة|مشاهدة|مشاهدات',
  'share|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|print|copy link|save|listen|font size|home|menu|search|log ?in|sign (?:in|up)|subscribe|newsletter|advertisement|tags?|topics?|keywords|next|previous|back to top|skip to content|contributors?|min(?:ute)?s?|read(?:ing time)?|views?|this|article|on|via|now|all',
].join('|');
const controls = new RegExp(`^(?:(?:${controlWords})(?![\\p{L}\\p{N}])|[^\\p{L}])+$`, 'iu');

const copyright =
  /^(?:©|\(c\)|copyright(?![\p{L}])|(?:جميع )?(?:ال)?حقوق (?:ال)?(?:نشر|طبع|محفوظة)|كل الحقوق محفوظة|all rights reserved)|(?:جميع الحقوق محفوظة|all rights reserved)\.?(?: ?©.{0,40})?$/iu;
const cookies = /(?:cookies|ملفات تعريف الارتباط|privacy policy|سياسة الخصوصية)/iu;
const byline =
  /^(?:بقلم|كتبت?|تحرير|ترجمة|إعداد|تقرير|مراسل(?:ة|نا|تنا)?|by|written by|reported by|edited by|author)(?: ?[:：/-]| )\s*\S/iu;
const wordsOfByline = 8;
const wordsOfBreadcrumb = 12;
const wordsOfRelated = 25;
const wordsOfNotice = 25;
const wordsOfControls = 12;
const breadcrumb = /^[^.!?؟]{1,30}(?:\s*[>›»/|←]\s*[^.!?؟>›»|]{1,40}){1,5}$/u;
const picture =
  /^(?:صورة|الصورة|تصوير|photo|image|picture|file photo|figure)(?: ?[:：(]|\s*\/)|\((?:[^()]*(?:getty|afp|reuters|ap|epa|رويترز|فرانس برس|الأناضول|غيتي|أ ?ف ?ب|archive|أرشيف)[^()]*|[^()\d]{2,40}\/[^()\d]{2,40})\)\.?$/iu;
const wordsOfCaption = 45;

/** Whether a line is a heading of links to elsewhere, such as 'Read also'. */
export const isRelatedLabel = (text: string): boolean =>
  relatedLabels.test(text) && wordsOf(text).length <= wordsOfRelated && !endsSentence(text);

/** Whether a line is the heading of what readers wrote. */
export const isCommentLabel = (text: string): boolean => commentLabels.test(text);

/** Whether a text is a picture's: it says so, or ends in the picture's credit. */
export const isPictureCaption = (text: string): boolean =>
  wordsOf(text).length <= wordsOfCaption && picture.test(text);

/** Whether a line names who wrote. */
export const isByline = (text: string): boolean =>
  byline.test(text) && wordsOf(text).length <= wordsOfByline && !endsSentence(text);

/** Whether a line is the way to a page through the menus, such as 'Home > News > World'. */
export const isBreadcrumb = (text: string): boolean =>
  breadcrumb.test(text) && wordsOf(text).length <= wordsOfBreadcrumb;

/** Whether a line belongs to a page rather than to what is told on it, wherever it stands. */
export function isFurniture(text: string): boolean {
  const count = wordsOf(text).length;
  if (count === 0) return true;
  if (copyright.test(text) || (cookies.test(text) && count <= wordsOfNotice)) return true;
  return count <= wordsOfControls && controls.test(text);
}

const timesOfRepeated = 3;
const wordsOfRepeated = 12;

/** Short lines that stand in a text three times or more. */
export function repeatedLines(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const often = [...counts].filter(
    ([text, count]) =>
      count >= timesOfRepeated && wordsOf(text).length <= wordsOfRepeated && !endsSentence(text),
  );
  return new Set(often.map(([text]) => text));
}
