const letterEnd = String.raw`(?=$|[\s؟?،.])`;

/** Replaces some of the places that a pattern finds, those for which `chosen` says so. */
type Rewriting = (question: string, chosen: () => boolean) => string;

const some =
  (pattern: string, by: string | ((found: string) => string)): Rewriting =>
  (question, chosen) =>
    question.replace(new RegExp(pattern, 'gu'), (found) => {
      if (!chosen()) return found;
      return typeof by === 'string' ? by : by(found);
    });

const shifted = (zero: number) => (digit: string) =>
  String.fromCodePoint(zero + ((digit.codePointAt(0) ?? 0) % 16));

/** Ways to write the same question, which must not change its answer. */
export const rewordings: Readonly<Record<string, Rewriting>> = {
  diacritics: some(String.raw`\p{Script=Arabic}(?=\p{Script=Arabic})`, (letter) => `${letter}\u064e`),
  'doubled consonants': some(
    String.raw`\p{Script=Arabic}(?=\p{Script=Arabic})`,
    (letter) => `${letter}\u0651`,
  ),
  tatweel: some(String.raw`[بتثجحخسشصضطظعغفقكلمنهي](?=\p{Script=Arabic})`, (letter) => `${letter}ـ`),
  'no hamza on alef': some('[أإآٱ]', 'ا'),
  'hamza on any alef': some('ا', 'أ'),
  'no hamza on waw': some('ؤ', 'و'),
  'no hamza on ya': some('ئ', 'ي'),
  'no lone hamza': some('ء', ''),
  'alef maqsura for ya': some(`ي${letterEnd}`, 'ى'),
  'ya for alef maqsura': some(`ى${letterEnd}`, 'ي'),
  'ha for ta marbuta': some('ة', 'ه'),
  'ta marbuta for ha': some(`ه${letterEnd}`, 'ة'),
  'Persian ya and kaf': some('[يك]', (letter) => (letter === 'ي' ? 'ی' : 'ک')),
  'Arabic-Indic digits': some('[0-9]', shifted(0x660)),
  'Latin digits': some('[٠-٩]', shifted(0x30)),
  'no question mark': (question, chosen) => (chosen() ? question.replace(/\s*[؟?]+$/u, '') : question),
  'one more question mark': (question, chosen) => (chosen() ? `${question}؟` : question),
  'quotation marks around it': (question, chosen) => (chosen() ? `"${question}"` : question),
  'guillemets around it': (question, chosen) => (chosen() ? `«${question}»` : question),
  'a full stop behind it': (question, chosen) => (chosen() ? `${question}.` : question),
  'doubled spaces': some(' ', '  '),
};
