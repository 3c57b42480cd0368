import { decide } from './asking.ts';
import type { Decision } from './core/answering/answer-question.ts';
import { analyzeQuestion } from './core/answering/question.ts';
import type { CorpusIndex, SuggestibleCorpus } from './core/corpus-index.ts';
import { languages } from './core/language.ts';
import { knownIn } from './core/lexicon/frequencies.ts';
import type { DenseHit } from './core/retrieval/retriever.ts';
import {
  diversified,
  flatten,
  isAskable,
  type PlacedCandidate,
  questionsOf,
} from './core/suggesting/candidates.ts';
import { documentQuestions, termQuestions } from './core/suggesting/document-questions.ts';
import { type KeyTerm, KeyTerms } from './core/suggesting/key-terms.ts';
import { type Entry, entryOf } from './core/suggesting/rank.ts';
import { readablePart } from './core/suggesting/readable.ts';
import type { QuestionSuggestion, TopicSuggestion } from './core/suggesting/suggestion.ts';
import { answeredFrom } from './core/suggesting/verify.ts';
import { Turns } from './turns.ts';

/** What is read, tried and kept at most, whatever the size of the corpus. */
export interface PoolBounds {
  /** Paragraphs read for questions and terms. */
  readonly paragraphs: number;
  /** Candidates collected; those that make the most varied list are tried. */
  readonly candidates: number;
  /** Candidates asked of the retriever. */
  readonly tried: number;
  readonly questions: number;
  readonly topics: number;
  /** Terms of a language that are asked about. */
  readonly termQuestions: number;
}

export const poolBounds: PoolBounds = {
  paragraphs: 2_000,
  candidates: 1_500,
  tried: 400,
  questions: 200,
  topics: 300,
  termQuestions: 30,
};

/** What is near a question by meaning; null where that cannot be had. */
export type FindByMeaning = (question: string) => Promise<readonly DenseHit[] | null>;

/** The questions and topics of some paragraphs, made once, a little at a time, off the path of whoever asks. */
export class SuggestionPool {
  /** What is there so far. */
  readonly questions: Entry<QuestionSuggestion>[] = [];
  topics: readonly Entry<TopicSuggestion>[] = [];
  private readonly index: CorpusIndex;
  private readonly corpus: SuggestibleCorpus;
  private readonly paragraphs: readonly number[];
  private readonly findByMeaning: FindByMeaning;
  private readonly bounds: PoolBounds;
  private making: Promise<void> | undefined;
  private stopped = false;

  /**
   * @param index that is asked
   * @param corpus that questions are made of
   * @param paragraphs their numbers among all of the corpus, those first that suggestions should come from first
   */
  constructor(
    index: CorpusIndex,
    corpus: SuggestibleCorpus,
    paragraphs: readonly number[],
    findByMeaning: FindByMeaning,
    bounds: PoolBounds = poolBounds,
  ) {
    this.index = index;
    this.corpus = corpus;
    this.paragraphs = paragraphs.slice(0, bounds.paragraphs);
    this.findByMeaning = findByMeaning;
    this.bounds = bounds;
  }

  /** Resolves when all is there, or nothing more will come. After a failure the next call begins anew. */
  make(): Promise<void> {
    this.making ??= this.run().catch((error: unknown) => {
      this.making = undefined;
      // A search by meaning that ends with the program fails; nobody waits for its suggestions any more.
      if (!this.stopped) throw error;
    });
    return this.making;
  }

  stop(): void {
    this.stopped = true;
  }

  private async run(): Promise<void> {
    this.questions.length = 0;
    const turns = new Turns();
    const { candidates, terms } = await this.read(turns);
    this.topics = topicEntries(terms);
    const all = diversified([...candidates, ...aboutTerms(terms, this.bounds.termQuestions)]);
    const kept = new Set<string>();
    const decisions = new Map<string, Decision>();
    for (const candidate of all) {
      for (const text of [candidate.text, candidate.otherwise ?? candidate.text]) {
        const key = flatten(text);
        if (kept.has(key)) continue;
        if (this.stopped || this.questions.length >= this.bounds.questions) return;
        if (!decisions.has(key) && decisions.size >= this.bounds.tried) return;
        const decision = decisions.get(key) ?? (await this.decide(text, turns));
        decisions.set(key, decision);
        if (!this.keep({ ...candidate, text }, decision)) continue;
        kept.add(key);
        break;
      }
    }
  }

  /** Takes a candidate up if it is answered from where it may be. */
  private keep(candidate: PlacedCandidate, decision: Decision): boolean {
    const { text, language } = candidate;
    const place = answeredFrom(
      candidate,
      decision,
      this.corpus.content.reports,
      this.corpus.retriever.places,
    );
    if (!place) return false;
    const suggested = { label: text, value: text, language, ...place };
    this.questions.push(entryOf(suggested, text, language, analyzeQuestion(text).asksFor));
    return true;
  }

  private async read(turns: Turns): Promise<{ candidates: PlacedCandidate[]; terms: KeyTerm[] }> {
    const { reports } = this.corpus.content;
    const { places } = this.corpus.retriever;
    const counted = new KeyTerms(this.index.frequencies);
    const candidates: PlacedCandidate[] = languages.flatMap((language) =>
      documentQuestions(reports, language).map((question) => ({ ...question, paragraph: 0, term: null })),
    );
    for (const number of this.paragraphs) {
      if (this.stopped) break;
      const place = places[number];
      const report = reports[place?.report ?? -1];
      if (!place || !report) continue;
      for (const { language, paragraphs } of [report.original, ...report.renditions]) {
        const text = readablePart(paragraphs[place.paragraph] ?? '');
        counted.add(text, language);
        if (candidates.length < this.bounds.candidates) {
          for (const question of questionsOf(text, language, this.index.frequencies))
            candidates.push({ ...question, paragraph: number, term: null });
        }
        await turns.pause();
      }
    }
    return { candidates, terms: counted.best(this.bounds.topics) };
  }

  /** What the assistant makes of a question. */
  private async decide(text: string, turns: Turns): Promise<Decision> {
    const question = analyzeQuestion(text, undefined, knownIn(this.index.frequencies));
    await this.index.prepareFor(question.language);
    const hits = (await this.findByMeaning(text)) ?? [];
    await turns.pause();
    return decide(this.index, question, hits, 1);
  }
}

function topicEntries(terms: readonly KeyTerm[]): Entry<TopicSuggestion>[] {
  const seen = new Set<string>();
  return terms.flatMap(({ text, language }) => {
    const entry = entryOf({ label: text, value: text, language }, text, language);
    if (seen.has(entry.flat)) return [];
    seen.add(entry.flat);
    return entry;
  });
}

const aboutTerms = (terms: readonly KeyTerm[], limit: number): PlacedCandidate[] =>
  languages.flatMap((spoken) =>
    terms
      .filter(({ language }) => language === spoken)
      .slice(0, limit)
      .flatMap(({ text, article }) => {
        const [first, second] = termQuestions(`${article}${text}`, spoken).filter((each) =>
          isAskable(each.text),
        );
        return first && second ? { ...first, otherwise: second.text, paragraph: null, term: text } : [];
      }),
  );
