/** Names of the months, January first: of the Levant and Iraq, of Egypt and the Gulf, of the Maghreb, and English. */
const months: readonly (readonly string[])[] = [
  ['كانون الثاني', 'يناير', 'جانفي', 'January', 'Jan'],
  ['شباط', 'فبراير', 'فيفري', 'February', 'Feb'],
  ['آذار', 'مارس', 'March', 'Mar'],
  ['نيسان', 'أبريل', 'ابريل', 'إبريل', 'أفريل', 'April', 'Apr'],
  ['أيار', 'ايار', 'مايو', 'ماي', 'May'],
  ['حزيران', 'يونيو', 'يونيه', 'جوان', 'June', 'Jun'],
  ['تموز', 'يوليو', 'يوليه', 'جويلية', 'July', 'Jul'],
  ['آب', 'أغسطس', 'اغسطس', 'أوت', 'August', 'Aug'],
  ['أيلول', 'ايلول', 'سبتمبر', 'September', 'Sept', 'Sep'],
  ['تشرين الأول', 'تشرين الاول', 'أكتوبر', 'اكتوبر', 'October', 'Oct'],
  ['تشرين الثاني', 'نوفمبر', 'November', 'Nov'],
  ['كانون الأول', 'كانون الاول', 'ديسمبر', 'دجنبر', 'December', 'Dec'],
];

const spelling = (name: string): string => name.replaceAll(' ', '\\s+').replace('آ', '[آا]');
const monthName = months
  .flat()
  .toSorted((a, b) => b.length - a.length)
  .map(spelling)
  .join('|');
const month = `(?:${monthName})\\.?(?:\\s*[/(]\\s*(?:${monthName})\\)?)?`;
const year = '[12٠-٩۰-۹][0-9٠-٩۰-۹]{3}';
const day = '[0-9٠-٩۰-۹]{1,2}';
const notWithin = '(?<![\\p{L}\\p{N}])';
const notBefore = '(?![\\p{L}\\p{N}])';

const patterns = [
  `${day}(?:st|nd|rd|th)?(?:\\s+of)?\\s+(?:من\\s+)?${month}(?:\\s*[،,])?\\s+${year}`,
  `(?:${month})\\s+${day}(?:st|nd|rd|th)?\\s*[،,]?\\s+${year}`,
  `${year}\\s*[-/.]\\s*${day}\\s*[-/.]\\s*${day}`,
  `${day}\\s*[-/.]\\s*${day}\\s*[-/.]\\s*${year}`,
].map((pattern) => new RegExp(`${notWithin}${pattern}${notBefore}`, 'iu'));

/** What may stand beside a date on a line of its own. */
const besideDate = new RegExp(
  [
    'السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة',
    '(?:Satur|Sun|Mon|Tues|Wednes|Thurs|Fri)day',
    'آخر تحديث|تاريخ النشر|نشرت?|تم النشر|التاريخ|تاريخ|بتاريخ|يوم|في|بتوقيت|الساعة|صباحا|صباحاً|مساء|مساءً|غرينتش|غرينيتش|بغداد|القدس|مكة المكرمة|هـ|م|ص',
    'last updated|updated|published|posted|released|date|issued|on|at|GMT|UTC|BST|EST|[ap]\\.?m\\.?',
    '[0-9٠-٩]{1,2}[:.][0-9٠-٩]{2}(?::[0-9٠-٩]{2})?',
  ]
    .map((words) => `${notWithin}(?:${words})${notBefore}`)
    .join('|'),
  'giu',
);

const longestDateLine = 120;

const latin = (digits: string): number =>
  Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16)));

/** No day past 31 and no year that no report is from, so that telephone numbers and scores are no dates. */
function isPossible(date: string): boolean {
  const numbers = (date.match(/[0-9٠-٩۰-۹]+/g) ?? []).map(latin);
  const years = numbers.filter((number) => number > 31);
  const [found = 0] = years;
  return years.length === 1 && found >= 1900 && found <= 2100 && numbers.every((number) => number > 0);
}

/** The first date of a text as it is written there, or null. */
export function findDate(text: string): string | null {
  const found = patterns.flatMap((pattern) => pattern.exec(text) ?? []).map(String);
  const possible = found.filter(isPossible).sort((a, b) => text.indexOf(a) - text.indexOf(b));
  return possible[0] ?? null;
}

/** The date of a line that says nothing else, such as 'Published: Saturday, 14 August 2021, 10:30 GMT'; else null. */
export function dateOfLine(line: string): string | null {
  const date = line.length > longestDateLine ? null : findDate(line);
  if (date === null) return null;
  const rest = line.replace(date, ' ');
  const second = findDate(rest);
  const words = (second === null ? rest : rest.replace(second, ' ')).replace(besideDate, ' ');
  return /\p{L}/u.test(words) ? null : date;
}
