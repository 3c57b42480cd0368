const articles = ['وبال', 'وال', 'بال', 'كال', 'فال', 'هال', 'ولل', 'ال', 'لل'];

/**
 * Beginnings (folded) of words whose first letter is a و of their own, as a dictionary lists them, so that 'وزارة' and
 * 'الوزارة' share a stem. Every other و before three letters or more is read as 'and'.
 */
const ownWaw = new RegExp(
  `^(?:${[
    'وطن|وزار|وزير|وزرا|ولاي|وحد|وقت|وضع|وصول|وظيف|وظايف|واقع|وكال|وكيل|وكلا|وحيد|وقاي|وقوف|وقود|وقوع|وقايع|وقف|وفاه|وفيات',
    'وفاق|وفد|وفود|واحد|وزن|ولاد|وثيق|وثايق|وعود|وعي|وادي|وديان|وسط|وسيط|وسيل|وسايل|وساط|وسام|وارد|ورق|ورشه|ورشات|ورده',
    'وصف|وصيه|وصاي|واجب|واجه|واسع|واضح|وضوح|وضعي|وراث|وريث|ورثه|ورا$|وجود|وجه|وجوه|وجبه|وجبات|وبا$|وباي|والد|ولد|وليد|وريد|ورم|ولي$|ولاه',
    'وهم|وهاب|واحه|واحات|وافد|وحش|وحي$|وخيم|ودايع|وديع|وسواس|وشم|وقح|ولوج|ويلات|وثني|وتير|وتر$|وشيك|وطا|وشاح|وداع|وعد|وفق|وفر',
  ].join('|')})`,
);

/** Letters that the articles begin with, and the endings end with: most words are told by them to have none. */
const articleFirst = new Set(['و', 'ب', 'ك', 'ف', 'ه', 'ا', 'ل']);
const suffixLast = new Set(['ن', 'ا', 'ت', 'ه', 'ي']);

const suffixes = ['تين', 'تان', 'ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/**
 * Light stemming of a folded Arabic word after light10 (Larkey, Ballesteros and Connell 2007): one article or
 * conjunction off the front, then endings off the back. The bilingual lexicon was made without the list above, so that
 * reading it restores the و.
 */
export function stemArabic(word: string): string {
  let stem = word;
  const article = articleFirst.has(stem[0] ?? '')
    ? articles.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= 2)
    : undefined;
  if (article) stem = stem.slice(article.length);
  else if (stem.startsWith('و') && stem.length > 3 && !ownWaw.test(stem)) stem = stem.slice(1);
  for (;;) {
    if (!suffixLast.has(stem.at(-1) ?? '')) return stem;
    const suffix = suffixes.find(
      (ending) => stem.endsWith(ending) && stem.length - ending.length >= (ending.length === 2 ? 2 : 3),
    );
    if (!suffix) return stem;
    stem = stem.slice(0, -suffix.length);
  }
}
