import type { Report } from '../../core/corpus/report.ts';
import type { CorpusRun } from '../../core/corpus/runs.ts';
import type { Language } from '../../core/language.ts';
import { lengthsOf } from '../../core/retrieval/bm25.ts';
import { hasText, type LexicalIndex } from '../../core/retrieval/lexical-index.ts';
import type { DatabaseFacts } from './generations.ts';
import type { MeanLengths } from './write-words.ts';

type Counts = DatabaseFacts['languages'][Language];
const none: Counts = { texts: 0, words: 0, terms: 0, alone: 0, lacking: 0 };

/** Counts what a run adds to the counts over all texts, which are made once for all questions. */
export class CorpusCounts {
  private paragraphs = 0;
  private readonly languages = new Map<Language, Counts>();

  /** @param lexical of the run's texts alone */
  add({ reports }: CorpusRun, lexical: readonly LexicalIndex[]): void {
    const size = reports.reduce((sum, { original }) => sum + original.paragraphs.length, 0);
    this.paragraphs += size;
    for (const index of lexical) {
      const sum = this.languages.get(index.language) ?? none;
      const { total: terms, occupied: texts } = lengthsOf(index.terms);
      this.languages.set(index.language, {
        texts: sum.texts + texts,
        words: sum.words + lengthsOf(index.postings).total,
        terms: sum.terms + terms,
        alone: sum.alone + aloneIn(index, lexical, size),
        lacking: sum.lacking + reports.filter((report) => lacks(report, index.language)).length,
      });
    }
  }

  get facts(): Pick<DatabaseFacts, 'paragraphs' | 'languages'> {
    return {
      paragraphs: this.paragraphs,
      languages: Object.fromEntries(this.languages) as DatabaseFacts['languages'],
    };
  }

  /** As in `Bm25` of terms, of texts that have any, and in `StructuredQuery` of words, of all texts. */
  get means(): ReadonlyMap<Language, MeanLengths> {
    return new Map(
      [...this.languages].map(([language, { texts, words, terms }]) => [
        language,
        { t: terms / Math.max(1, texts) || 1, w: words / Math.max(1, this.paragraphs) || 1 },
      ]),
    );
  }
}

/** Paragraphs that only this of the languages has. */
function aloneIn(index: LexicalIndex, lexical: readonly LexicalIndex[], size: number): number {
  const others = lexical.filter((other) => other !== index);
  let count = 0;
  for (let number = 0; number < size; number++)
    if (hasText(index, number) && !others.some((other) => hasText(other, number))) count++;
  return count;
}

const lacks = ({ original, renditions }: Report, language: Language): boolean =>
  ![original, ...renditions].some((text) => text.language === language);
