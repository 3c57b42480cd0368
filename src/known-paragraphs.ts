import { placesAmong } from './core/corpus/known-texts.ts';
import { type Passage, paragraphTexts, textsOf, windowsOf } from './core/corpus/passages.ts';
import type { Report } from './core/corpus/report.ts';
import type { Language } from './core/language.ts';
import { type IndexedPassage, passageHash } from './engines/index-content.ts';

/** What an earlier generation was made of. */
export interface EarlierTexts {
  readonly reports: readonly Report[];
  readonly passages: readonly IndexedPassage[];
}

/** For each language of each paragraph, by its number, its number in the earlier generation; -1 where it had no such text. */
export type KnownNumbers = Readonly<Record<Language, Int32Array>>;

/** Where each paragraph's text of each language stood before. */
export function numbersBefore(before: readonly Report[], reports: readonly Report[]): KnownNumbers {
  const numbers = (language: Language) =>
    placesAmong(paragraphTexts(before, language), paragraphTexts(reports, language));
  return { ar: numbers('ar'), en: numbers('en') };
}

/**
 * Every passage of a corpus, for the model and as the index keeps it. Where a text stood in an earlier generation, its
 * passages are those that it had there.
 */
export function listKnownPassages(
  reports: readonly Report[],
  known: { readonly earlier: EarlierTexts; readonly numbers: KnownNumbers } | null,
): { readonly passages: Passage[]; readonly indexed: IndexedPassage[] } {
  const passages: Passage[] = [];
  const indexed: IndexedPassage[] = [];
  const before = known && byParagraph(known.earlier);
  for (const { report, paragraph, number, language, text } of textsOf(reports)) {
    const { slug: document } = reports[report] as Report;
    const put = (start: number, end: number, hash?: string): void => {
      const passage = { paragraph: number, language, start, end, text: text.slice(start, end) };
      passages.push(passage);
      indexed.push({ document, paragraph, language, start, end, hash: hash ?? passageHash(passage) });
    };
    const same = before?.[language][known?.numbers[language][number] ?? -1];
    if (same) for (const { start, end, hash } of same) put(start, end, hash);
    else for (const [start, end] of windowsOf(text)) put(start, end);
  }
  return { passages, indexed };
}

/** The passages of each language of each paragraph, by its number. */
function byParagraph({ reports, passages }: EarlierTexts): Record<Language, IndexedPassage[][]> {
  const lists: Record<Language, IndexedPassage[][]> = { ar: [], en: [] };
  const first = new Map<string, number>();
  let paragraphs = 0;
  for (const { slug, original } of reports) {
    first.set(slug, paragraphs);
    paragraphs += original.paragraphs.length;
  }
  for (const passage of passages) {
    const number = (first.get(passage.document) as number) + passage.paragraph;
    const list = lists[passage.language][number];
    if (list) list.push(passage);
    else lists[passage.language][number] = [passage];
  }
  return lists;
}
