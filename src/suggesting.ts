import { setTimeout } from 'node:timers/promises';
import type { Report } from './core/corpus/report.ts';
import type { CorpusIndex, SuggestibleCorpus } from './core/corpus-index.ts';
import { readingOrder } from './core/suggesting/candidates.ts';
import { suggestPassages } from './core/suggesting/passages.ts';
import { type Entry, rankEntries } from './core/suggesting/rank.ts';
import { reportEntries } from './core/suggesting/reports.ts';
import {
  type PassageSuggestion,
  type QuestionSuggestion,
  type ReportSuggestion,
  type SuggestionOptions,
  suggestionLimits,
  type TopicSuggestion,
} from './core/suggesting/suggestion.ts';
import { readTyped } from './core/suggesting/typed.ts';
import { Vocabularies } from './core/suggesting/vocabulary.ts';
import { type FindByMeaning, poolBounds, SuggestionPool } from './suggestion-pool.ts';
import { Turns } from './turns.ts';

/** Milliseconds that somebody who types waits for suggestions that are still being made. */
const patience = 60;

/** Single reports whose own suggestions are kept; the one that was asked for longest ago makes room. */
const keptReports = 4;

/** What can be suggested from one generation. */
export class Suggestions {
  private readonly index: CorpusIndex;
  private readonly corpus: SuggestibleCorpus;
  private readonly findByMeaning: FindByMeaning;
  private readonly vocabularies: Vocabularies;
  private readonly reportEntries: readonly Entry<ReportSuggestion>[];
  private readonly whole: SuggestionPool;
  private failure: { readonly reason: unknown } | undefined;
  private readonly ofReports = new Map<string, SuggestionPool>();

  /**
   * @param index that is asked whether it answers what may be suggested
   * @param corpus that suggestions are made of
   * @param headings of every report, which can be named whether or not suggestions are made of it
   */
  constructor(
    index: CorpusIndex,
    corpus: SuggestibleCorpus,
    findByMeaning: FindByMeaning,
    headings: readonly Report[] = corpus.content.reports,
  ) {
    this.index = index;
    this.corpus = corpus;
    this.findByMeaning = findByMeaning;
    this.vocabularies = new Vocabularies(corpus.content.lexical);
    this.reportEntries = reportEntries(headings);
    this.whole = this.poolOf(null);
  }

  /** Makes the questions and topics of the corpus or of one report, and what finds passages by their words. */
  async prepare(report?: string): Promise<void> {
    await new Turns().run(this.vocabularies.prepare());
    await this.poolNamed(report)?.make();
  }

  /** Ends all making: what is there stays, and nothing more comes. */
  stop(): void {
    for (const pool of [this.whole, ...this.ofReports.values()]) pool.stop();
  }

  async questions(typed: string, options: SuggestionOptions = {}): Promise<readonly QuestionSuggestion[]> {
    const pool = await this.poolFor(options);
    return pool ? best(pool.questions, typed, options) : [];
  }

  async topics(typed: string, options: SuggestionOptions = {}): Promise<readonly TopicSuggestion[]> {
    const pool = await this.poolFor(options);
    return pool ? best(pool.topics, typed, options) : [];
  }

  async passages(typed: string, options: SuggestionOptions = {}): Promise<readonly PassageSuggestion[]> {
    const { reports } = this.corpus.content;
    const place = options.report === undefined ? 0 : reports.findIndex(({ slug }) => slug === options.report);
    const report = reports[place];
    if (!report) return [];
    const first = this.corpus.retriever.places.findIndex((each) => each.report === place);
    return new Turns().run(
      suggestPassages(report, first, readTyped(typed), this.vocabularies, limitOf(options)),
    );
  }

  async reports(typed: string, options: SuggestionOptions = {}): Promise<readonly ReportSuggestion[]> {
    return best(this.reportEntries, typed, options);
  }

  /**
   * The pool to suggest from, with whatever it has by the time that patience ends; null for an unknown report. A failure
   * after that time is the next call's.
   */
  private async poolFor({ report }: SuggestionOptions): Promise<SuggestionPool | null> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.reason;
    const pool = this.poolNamed(report);
    if (!pool) return null;
    const making = pool.make();
    const patient = new AbortController();
    making.catch((reason: unknown) => {
      if (patient.signal.aborted) this.failure = { reason };
    });
    try {
      await Promise.race([making, setTimeout(patience, undefined, { signal: patient.signal })]);
    } finally {
      patient.abort();
    }
    return pool;
  }

  private poolNamed(slug: string | undefined): SuggestionPool | null {
    const { reports } = this.corpus.content;
    if (slug === undefined || (reports.length === 1 && reports[0]?.slug === slug)) return this.whole;
    const place = reports.findIndex((report) => report.slug === slug);
    if (place < 0) return null;
    const pool = this.ofReports.get(slug) ?? this.poolOf(place);
    this.ofReports.delete(slug);
    this.ofReports.set(slug, pool);
    const [oldest] = this.ofReports.keys();
    if (this.ofReports.size > keptReports && oldest !== undefined) {
      this.ofReports.get(oldest)?.stop();
      this.ofReports.delete(oldest);
    }
    return pool;
  }

  private poolOf(report: number | null): SuggestionPool {
    const { places } = this.corpus.retriever;
    const isIn = (number: number) => report === null || places[number]?.report === report;
    const numbers = readingOrder(places, isIn, poolBounds.paragraphs);
    return new SuggestionPool(this.index, this.corpus, numbers, this.findByMeaning);
  }
}

const limitOf = ({ limit = suggestionLimits.count }: SuggestionOptions): number =>
  Math.max(1, Math.min(suggestionLimits.count, limit));

/** The best entries for what was typed; with nothing to go by, the reader's language first. */
function best<Suggested>(
  entries: readonly Entry<Suggested>[],
  typed: string,
  options: SuggestionOptions,
): Suggested[] {
  const read = readTyped(typed);
  const isOwn = ({ language }: Entry<Suggested>) => language === options.language;
  const ordered =
    read.language === null && options.language
      ? [...entries.filter(isOwn), ...entries.filter((entry) => !isOwn(entry))]
      : entries;
  return rankEntries(ordered, read, limitOf(options));
}
