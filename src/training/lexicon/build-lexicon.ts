import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { isStopWord } from '../../core/text/stop-words.ts';
import { tokenize, wordLanguage } from '../../core/text/tokens.ts';
import type { PairFiles } from '../data/pair-files.ts';
import { writeWhole } from '../write-file.ts';
import { learnTranslations } from './ibm-model-1.ts';

/** An English stem and the Arabic ones that stand for it, likeliest first. */
export interface LexiconEntry {
  readonly english: string;
  readonly arabic: readonly { readonly stem: string; readonly probability: number }[];
}

/** Words of a sentence that are read on either side, and how many English ones allow leaving out those of function. */
const longestText = 45;
const shortText = 8;
const leastCount = 0.3;
const leastProbability = 0.02;
/** Least p(arabic | english) · p(english | arabic). */
const leastMutual = 0.001;
const mostAlternatives = 8;

class Numbered {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.#numbers.set(name, number);
    }
    return number;
  }
}

/**
 * Learns the lexicon from the parallel sentences (par_*) and dictionaries (dic_*) among the pairs: IBM model 1 both ways over
 * stems, where what both ways agree on is kept.
 */
export function buildLexicon(files: PairFiles): LexiconEntry[] {
  const [english, arabic] = [new Numbered(), new Numbered()];
  const pairs: { english: number[]; arabic: number[] }[] = [];
  for (const [name, rows] of files) {
    if (!/^(?:par|dic)_/.test(name)) continue;
    for (const [left, right] of rows) {
      const englishStems = englishWords(left);
      const arabicStems = arabicWords(right, englishStems.length > shortText);
      const kept = englishStems.filter((word) => englishStems.length <= shortText || !isStopWord(word, 'en'));
      if (kept.length === 0 || arabicStems.length === 0) continue;
      pairs.push({
        english: [...new Set(kept)].slice(0, longestText).map((word) => english.of(word)),
        arabic: [...new Set(arabicStems)].slice(0, longestText).map((word) => arabic.of(word)),
      });
    }
  }
  const learn = (source: 'english' | 'arabic', target: 'english' | 'arabic', from: Numbered, to: Numbered) =>
    learnTranslations(
      pairs.map((pair) => ({ source: pair[source], target: pair[target] })),
      from.names.length,
      to.names.length,
    );
  const forward = learn('english', 'arabic', english, arabic);
  const backward = learn('arabic', 'english', arabic, english).map(
    (translations) => new Map(translations.map(({ target, probability }) => [target, probability])),
  );
  return forward
    .flatMap((translations, word) => {
      const kept = translations.filter(
        ({ target, probability, count }) =>
          count >= leastCount &&
          probability >= leastProbability &&
          probability * (backward[target]?.get(word) ?? 0) >= leastMutual,
      );
      if (kept.length === 0) return [];
      return {
        english: english.names[word] as string,
        arabic: kept.slice(0, mostAlternatives).map(({ target, probability }) => ({
          stem: arabic.names[target] as string,
          probability,
        })),
      };
    })
    .sort((left, right) => (left.english < right.english ? -1 : 1));
}

const englishWords = (text: string): string[] =>
  tokenize(text).flatMap(({ word, stem }) => (wordLanguage(word) === 'en' ? [stem] : []));

/** Arabic words; those of function left out where the sentence is long enough. */
const arabicWords = (text: string, long: boolean): string[] =>
  tokenize(text).flatMap(({ word, stem }) =>
    wordLanguage(word) === 'ar' && !(long && isStopWord(word, 'ar')) ? [stem] : [],
  );

/** Writes `en-ar.tsv.gz` into a folder, whole or not at all; returns its path. */
export async function writeLexicon(folder: string, entries: readonly LexiconEntry[]): Promise<string> {
  const lines = entries.map(
    ({ english, arabic }) =>
      `${english}\t${arabic.map(({ stem, probability }) => `${stem}:${probability.toFixed(3)}`).join(' ')}\n`,
  );
  const file = path.join(folder, 'en-ar.tsv.gz');
  // zlib writes neither a name nor a time, so equal lines give equal bytes.
  await writeWhole(file, gzipSync(lines.join(''), { level: 9 }));
  return file;
}
