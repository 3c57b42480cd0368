import type { Language } from '../language.ts';
import type { Frequencies } from '../lexicon/frequencies.ts';
import { fold } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { stem, tokenize } from '../text/tokens.ts';
import { arabicTerms } from './arabic-terms.ts';
import { englishTerms } from './english-terms.ts';
import { labelOf } from './label.ts';
import { suggestionLimits } from './suggestion.ts';
import type { FoundTerm } from './term.ts';

/** A name or noun phrase of the corpus. */
export interface KeyTerm {
  /** As the corpus writes it where it first stands. */
  readonly text: string;
  readonly language: Language;
  readonly isName: boolean;
  /** What stands before it inside a sentence: 'the ' or nothing. */
  readonly article: string;
  /** Paragraphs that hold it, among those read. */
  readonly paragraphs: number;
}

interface Count {
  text: string;
  language: Language;
  isName: boolean;
  paragraphs: number;
  /** How often it was found, and how often with 'the'. */
  found: number;
  withArticle: number;
  /** The last paragraph counted, so that none counts twice. */
  last: number;
  stems: readonly string[];
}

/** Different terms kept at most: what stands once in a large corpus is no key to it. */
const capacity = 20_000;

/** What being a name and having more than one word are worth. */
const worth = { name: 2, words: 1.4 } as const;

/** Counts the terms of paragraphs as they are read, one after another. */
export class KeyTerms {
  private readonly general: Readonly<Record<Language, Frequencies>>;
  private readonly counts = new Map<string, Count>();
  private read = 0;

  constructor(general: Readonly<Record<Language, Frequencies>>) {
    this.general = general;
  }

  /** Reads one paragraph of a language. */
  add(paragraph: string, language: Language): void {
    this.read++;
    const find = language === 'ar' ? arabicTerms : englishTerms;
    for (const [start, end] of splitSentences(paragraph)) {
      for (const term of find(paragraph.slice(start, end), this.general[language])) {
        this.count(term, language);
      }
    }
  }

  private count({ text, isName, hasArticle = false }: FoundTerm, language: Language): void {
    const words = tokenize(fold(text));
    const key = `${language} ${words.map(({ word }) => word).join(' ')}`;
    const known = this.counts.get(key);
    if (known) {
      if (known.last !== this.read) known.paragraphs++;
      known.last = this.read;
      known.isName ||= isName;
      known.found++;
      if (hasArticle) known.withArticle++;
    } else if (this.counts.size < capacity && words.length > 0 && isShowable(text)) {
      const stems = words.map((word) => stem(word.word));
      this.counts.set(key, {
        text,
        language,
        isName,
        paragraphs: 1,
        found: 1,
        withArticle: hasArticle ? 1 : 0,
        last: this.read,
        stems,
      });
    }
  }

  /** The weightiest terms: names before phrases, what many paragraphs hold, rare words before common ones. */
  best(limit: number): KeyTerm[] {
    return [...this.counts.values()]
      .filter(({ isName, paragraphs }) => isName || paragraphs > 1)
      .map((term) => ({ term, weight: this.weight(term) }))
      .sort((left, right) => right.weight - left.weight)
      .slice(0, limit)
      .map(({ term: { text, language, isName, paragraphs, found, withArticle } }) => {
        return { text, language, isName, paragraphs, article: 2 * withArticle > found ? 'the ' : '' };
      });
  }

  private weight({ stems, language, isName, paragraphs }: Count): number {
    const { counts, passages } = this.general[language];
    const rarities = stems.map((each) => -Math.log((1 + (counts.get(each) ?? 0)) / passages));
    const rarity = Math.min(8, Math.max(...rarities));
    return Math.sqrt(paragraphs) * rarity * (isName ? worth.name : 1) * (stems.length > 1 ? worth.words : 1);
  }
}

const isShowable = (text: string): boolean =>
  text.length <= suggestionLimits.length &&
  labelOf(text) === text &&
  /^[\p{L}\p{M}\p{N} "'’./-]+$/u.test(text);
