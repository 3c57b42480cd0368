import type { Translation } from '../lexicon/ibm-model-1.ts';
import type { BilingualWords } from './bilingual-words.ts';
import { allTexts, type Corpus } from './corpus.ts';
import type { QuestionMaker } from './made-questions.ts';
import { isEnglish } from './word-table.ts';

const interrogatives = {
  ar: 'ما هو|ما هي|من|متى|كم عدد|أين|لماذا|كيف|ما اسم|ماذا|أي|في أي عام|هل',
  en: 'what is|who was|when did|how many|where is|why|how did|what|which|in what year|what was the name of',
} as const;

/** What the corpus knows for making questions. Reads words into its table, so it comes before they are cut. */
export function questionMaker(corpus: Corpus, { arabicFor, englishFor }: BilingualWords): QuestionMaker {
  const { table } = corpus;
  const beginnings = (language: 'ar' | 'en') =>
    interrogatives[language].split('|').map((text) => table.read(text));
  const begins = { ar: beginnings('ar'), en: beginnings('en') };
  const holding = new Float64Array(table.words.length);
  let texts = 0;
  for (const words of allTexts(corpus)) {
    if (words.length < 5) continue;
    texts++;
    for (const word of new Set(words)) holding[word] = (holding[word] as number) + 1;
  }
  const known = (translations: readonly Translation[]) =>
    translations.filter(({ probability, count }) => probability >= 0.03 && count >= 0.3).slice(0, 6);
  const english = englishFor.map(known);
  const arabic = arabicFor.map(known);
  const draw = (translations: readonly Translation[], random: () => number): number | null => {
    let rest = random() * translations.reduce((sum, { probability }) => sum + probability, 0);
    for (const { target, probability } of translations) {
      rest -= probability;
      if (rest <= 0) return target;
    }
    return translations[0]?.target ?? null;
  };
  return {
    interrogatives: begins,
    rarity: (word) => Math.log(1 + texts / ((holding[word] as number) + 1)),
    translate: (word, random) =>
      isEnglish(table.words[word] as string) || /\d/.test(table.words[word] as string)
        ? word
        : draw(english[word] ?? [], random),
    paraphrase: (word, random) => {
      const between = draw(english[word] ?? [], random);
      return between === null ? word : (draw(arabic[between] ?? [], random) ?? word);
    },
  };
}
