import { answerQuestion } from './core/answering/answer-question.ts';
import { answeringModel } from './core/answering/model.ts';
import { analyzeQuestion } from './core/answering/question.ts';
import { languages } from './core/language.ts';
import type { DenseHit } from './core/retrieval/retriever.ts';
import {
  diversified,
  flatten,
  isAskable,
  type PlacedCandidate,
  questionsOf,
} from './core/suggesting/candidates.ts';
import { documentQuestions, termQuestion } from './core/suggesting/document-questions.ts';
import { type KeyTerm, KeyTerms } from './core/suggesting/key-terms.ts';
import { type Entry, entryOf } from './core/suggesting/rank.ts';
import { readablePart } from './core/suggesting/readable.ts';
import type { QuestionSuggestion, TopicSuggestion } from './core/suggesting/suggestion.ts';
import { answeredFrom } from './core/suggesting/verify.ts';
import type { OpenIndex } from './live-index.ts';
import { Turns } from './turns.ts';

/** What is read, tried and kept at most, whatever the size of the corpus. */
export const poolBounds = {
  /** Paragraphs read for questions and terms. */
  paragraphs: 2_000,
  /** Candidates collected; those that make the most varied list are tried. */
  candidates: 1_500,
  /** Candidates asked of the retriever. */
  tried: 400,
  questions: 200,
  topics: 300,
  /** Terms of a language that are asked about. */
  termQuestions: 30,
} as const;

/** What is near a question by meaning; null where that cannot be had. */
export type FindByMeaning = (question: string) => Promise<readonly DenseHit[] | null>;

/** The questions and topics of some paragraphs, made once, a little at a time, off the path of whoever asks. */
export class SuggestionPool {
  /** What is there so far. */
  readonly questions: Entry<QuestionSuggestion>[] = [];
  topics: readonly Entry<TopicSuggestion>[] = [];
  private readonly index: OpenIndex;
  private readonly paragraphs: readonly number[];
  private readonly findByMeaning: FindByMeaning;
  private making: Promise<void> | undefined;
  private stopped = false;

  /** @param paragraphs their numbers among all of the corpus, those first that suggestions should come from first */
  constructor(index: OpenIndex, paragraphs: readonly number[], findByMeaning: FindByMeaning) {
    this.index = index;
    this.paragraphs = paragraphs.slice(0, poolBounds.paragraphs);
    this.findByMeaning = findByMeaning;
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
    const seen = new Set<string>();
    let tried = 0;
    for (const candidate of diversified([...candidates, ...aboutTerms(terms)])) {
      const key = flatten(candidate.text);
      if (seen.has(key)) continue;
      if (this.stopped || tried >= poolBounds.tried || this.questions.length >= poolBounds.questions) return;
      tried++;
      const place = await this.verify(candidate, turns);
      if (!place) continue;
      seen.add(key);
      const { text, language } = candidate;
      const suggested = { label: text, value: text, language, ...place };
      this.questions.push(entryOf(suggested, text, language, analyzeQuestion(text).asksFor));
    }
  }

  private async read(turns: Turns): Promise<{ candidates: PlacedCandidate[]; terms: KeyTerm[] }> {
    const { reports } = this.index.content;
    const { places } = this.index.retriever;
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
        if (candidates.length < poolBounds.candidates) {
          for (const question of questionsOf(text, language, this.index.frequencies))
            candidates.push({ ...question, paragraph: number, term: null });
        }
        await turns.pause();
      }
    }
    return { candidates, terms: counted.best(poolBounds.topics) };
  }

  /** Asks a candidate as a person would, once by its words alone and once by its meaning too: it must hold both ways. */
  private async verify(candidate: PlacedCandidate, turns: Turns): Promise<ReturnType<typeof answeredFrom>> {
    const { content, retriever } = this.index;
    const question = analyzeQuestion(candidate.text);
    await this.index.prepareFor(question.language);
    await turns.pause();
    const placeBy = (hits: readonly DenseHit[]) =>
      answeredFrom(
        candidate,
        answerQuestion(question, hits, retriever, content.reports, answeringModel, 1),
        content.reports,
        retriever.places,
      );
    const byWords = placeBy([]);
    if (!byWords) return null;
    const hits = await this.findByMeaning(candidate.text);
    await turns.pause();
    return hits ? placeBy(hits) : byWords;
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

const aboutTerms = (terms: readonly KeyTerm[]): PlacedCandidate[] =>
  languages.flatMap((spoken) =>
    terms
      .filter(({ language }) => language === spoken)
      .slice(0, poolBounds.termQuestions)
      .map(({ text }) => ({ ...termQuestion(text, spoken), paragraph: null, term: text }))
      .filter(({ text }) => isAskable(text)),
  );
