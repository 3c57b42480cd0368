import { answerFrom, candidatesFor, type ReadQuestion, readQuestion } from '../asking.ts';
import type { Config } from '../config.ts';
import type { Decision } from '../core/answering/answer-question.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Candidate } from '../core/retrieval/retriever.ts';
import { createEmbedder } from '../engines/embedding/embedder.ts';
import { type LiveIndex, openLiveIndex } from '../live-index.ts';
import { judge, judgedDepth, judgeLeftOut, type KnownQuestion } from './judge.ts';
import type { Judged } from './measures.ts';

/** A question with all that the ranker weighs. */
export interface Examined {
  readonly known: KnownQuestion;
  readonly read: ReadQuestion;
  readonly candidates: readonly Candidate[];
  /** Numbers of the paragraphs that answer. */
  readonly right: ReadonlySet<number>;
}

/** Excerpts that the assistant shows unless it is asked for others. */
const shownExcerpts = 3;

/** Asks what the assistant would be asked, of the same index by the same code, and can also look beneath. */
export class Examiner {
  readonly #live: LiveIndex;
  /** Questions that were read; each is asked in several ways. */
  readonly #reads = new Map<string, Promise<ReadQuestion>>();
  readonly embedder: Embedder & { readonly down: boolean };

  private constructor(live: LiveIndex, embedder: Examiner['embedder']) {
    this.#live = live;
    this.embedder = embedder;
  }

  /** Opens the index of the configured corpus; builds it first where it is missing or stale. */
  static async open(config: Config): Promise<Examiner> {
    const { embeddingModel: model, modelDir, modelEnvironment: environment } = config;
    const embedder = createEmbedder({ model, modelDir, environment });
    try {
      return new Examiner(await openLiveIndex(config, embedder), embedder);
    } catch (error) {
      await embedder.close();
      throw error;
    }
  }

  get index() {
    return this.#live.current;
  }

  #read(question: string): Promise<ReadQuestion> {
    const known = this.#reads.get(question);
    if (known) return known;
    const reading = readQuestion(this.index, this.embedder, question);
    this.#reads.set(question, reading);
    return reading;
  }

  /** What the assistant would answer. */
  async answer(question: string): Promise<Decision> {
    return answerFrom(this.index, await this.#read(question), shownExcerpts);
  }

  async judge(known: KnownQuestion): Promise<Judged> {
    const read = await this.#read(known.question);
    return judge(known, answerFrom(this.index, read, judgedDepth));
  }

  /** Judges a question as one that is not answered: the paragraphs that answer it are left out, all others stay. */
  async judgeLeftOut(known: KnownQuestion): Promise<Judged> {
    const read = await this.#read(known.question);
    return judgeLeftOut(known, answerFrom(this.index, read, judgedDepth, this.rightOf(known)));
  }

  async examine(known: KnownQuestion): Promise<Examined> {
    const read = await this.#read(known.question);
    return { known, read, candidates: candidatesFor(this.index, read), right: this.rightOf(known) };
  }

  /** Numbers of the paragraphs that answer a question. */
  rightOf({ gold }: KnownQuestion): Set<number> {
    const { retriever, content } = this.index;
    const slugOf = (report: number) => content.reports[report]?.slug;
    return new Set(
      gold.map(({ document, paragraph }) =>
        retriever.places.findIndex(
          (place) => place.paragraph === paragraph && slugOf(place.report) === document,
        ),
      ),
    );
  }

  async close(): Promise<void> {
    this.#live.close();
    await this.embedder.close();
  }
}
