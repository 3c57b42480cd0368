import type { Config } from './config.ts';
import type { AnalyzedQuestion } from './core/answering/question.ts';
import { listParagraphs } from './core/corpus/passages.ts';
import { ReferenceTable, type ReferredPlace } from './core/corpus/reference.ts';
import type { Report } from './core/corpus/report.ts';
import type { CorpusIndex, Reading } from './core/corpus-index.ts';
import type { Embedder } from './core/embedder.ts';
import { IsnadError } from './core/errors.ts';
import { detectLanguage, type Language, languages } from './core/language.ts';
import type { Range } from './core/range.ts';
import { allBut, type LeftOut } from './core/retrieval/left-out.ts';
import { type DenseHit, type Lexicons, Retriever } from './core/retrieval/retriever.ts';
import { type IndexContent, readIndexContent } from './engines/index-content.ts';
import type { Generation } from './engines/index-store/generation.ts';
import { openStore } from './engines/index-store/store.ts';
import { type PointerWatch, watchPointer } from './engines/index-store/watch-pointer.ts';
import { readTranslations, readWordLists } from './engines/lexicon-files.ts';
import { isCurrent, isUnusable, type ReindexOptions, sameModel, updateIndex } from './indexing.ts';

/** One generation of the index folder, in memory. */
export class OpenIndex implements CorpusIndex {
  readonly generation: Generation;
  readonly content: IndexContent;
  readonly retriever: Retriever;
  private readonly lexicons: Lexicons & { translations: Lexicons['translations'] };
  #references: ReferenceTable | undefined;
  /** The language of a passage's letters, once it was looked at. */
  readonly #written: Language[] = [];

  constructor(generation: Generation, content: IndexContent, lexicons: Lexicons) {
    this.generation = generation;
    this.content = content;
    this.lexicons = { ...lexicons };
    this.retriever = new Retriever(listParagraphs(content.reports), content.lexical, this.lexicons);
  }

  /** Made at the first use: whoever asks from a shell needs none. */
  get references(): ReferenceTable {
    this.#references ??= new ReferenceTable(this.content.reports);
    return this.#references;
  }

  get frequencies(): Lexicons['frequencies'] {
    return this.lexicons.frequencies;
  }

  /** Null until `prepareAcross` was called. */
  get translations(): Lexicons['translations'] {
    return this.lexicons.translations;
  }

  /**
   * The passages nearest to a vector, as paragraphs. One that is not written in its report's language, such as an English
   * title of an Arabic report, is given as what it is written in: within a language and across two, similarities have
   * different scales.
   */
  nearest(vector: Float32Array, count: number, report?: string): DenseHit[] {
    const within = report === undefined ? undefined : this.extentOf(report).passages;
    return this.content.vectors.search(vector, count, within).map(({ label, similarity }) => {
      const passage = this.content.passages[label];
      if (!passage) throw new Error(`The vector index names passage ${label}, which there is not.`);
      this.#written[label] ??= detectLanguage(passage.text);
      return { paragraph: passage.paragraph, language: this.#written[label], similarity };
    });
  }

  scoreAhead(question: AnalyzedQuestion): void {
    this.retriever.scoreAhead(question);
  }

  read(_question: AnalyzedQuestion, hits: readonly DenseHit[], report?: string): Reading {
    const leftOut = report === undefined ? {} : { leftOut: this.extentOf(report).others };
    return { reports: this.content.reports, retriever: this.retriever, hits, ...leftOut };
  }

  async report(slug: string | undefined): Promise<Report | null> {
    const { reports } = this.content;
    return (slug === undefined ? reports[0] : reports.find((report) => report.slug === slug)) ?? null;
  }

  async headings(): Promise<readonly Report[]> {
    return this.content.reports;
  }

  async beginnings(_paragraphs: number, report?: string): Promise<readonly Report[]> {
    const { reports } = this.content;
    return report === undefined ? reports : reports.filter(({ slug }) => slug === report);
  }

  async find(reference: string): Promise<ReferredPlace | null> {
    return this.references.find(reference);
  }

  async suggestible(): Promise<this> {
    return this;
  }

  /** Where a report lies in the corpus: its paragraphs and passages follow one another. */
  private extentOf(slug: string): { readonly passages: Range; readonly others: LeftOut } {
    const { places } = this.retriever;
    const { passages, reports } = this.content;
    const report = reports.findIndex((each) => each.slug === slug);
    const first = firstAt(places.length, (paragraph) => (places[paragraph]?.report ?? 0) >= report);
    const end = firstAt(places.length, (paragraph) => (places[paragraph]?.report ?? 0) > report);
    const passagesFrom = (paragraph: number) =>
      firstAt(passages.length, (label) => (passages[label]?.paragraph ?? 0) >= paragraph);
    return {
      passages: [passagesFrom(first), passagesFrom(end)],
      others: allBut([first, end], places.length),
    };
  }

  /** Loads what reading across languages needs, where a question in this language will read so. */
  async prepareFor(language: Language): Promise<void> {
    if (language !== 'en') return;
    const everywhere = this.content.reports.every(({ original, renditions }) =>
      [original, ...renditions].some((text) => text.language === language),
    );
    if (!everywhere) await this.prepareAcross();
  }

  /** Loads what relates the words of one language to those of the other. */
  async prepareAcross(): Promise<void> {
    this.lexicons.translations ??= await translations();
  }
}

/** The first number for which a condition holds, which then holds for all after it; the count where it holds for none. */
function firstAt(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

let loadingTranslations: ReturnType<typeof readTranslations> | undefined;
export const translations = () => (loadingTranslations ??= readTranslations());

/** The index that answers, exchanged for a newer generation as soon as one goes live. */
export interface LiveIndex<Index extends CorpusIndex = OpenIndex> {
  readonly current: Index;
  close(): void | Promise<void>;
}

export interface LiveIndexOptions extends ReindexOptions {
  /** Follow the pointer of the index and exchange the generation when it moves. */
  readonly follow?: boolean;
  readonly onFault?: (error: unknown) => void;
}

/** Milliseconds between two looks at an index that another process is writing, and how often to look. */
export const patience = { interval: 500, looks: 240 } as const;

/** Opens the index of a corpus; builds it first where it is missing, stale, damaged or of another model. */
export async function openLiveIndex(
  config: Config,
  embedder: Embedder,
  options: LiveIndexOptions = {},
): Promise<LiveIndex> {
  const store = openStore(config.indexDir);
  const wordLists = readWordLists();
  const open = async (generation: Generation): Promise<OpenIndex> => {
    const content = await readIndexContent(generation);
    const lists = await wordLists;
    // Whoever asks one question has time for this while the model is being loaded, and none after.
    for (const { original } of content.reports) void lists.frequencies[original.language];
    return new OpenIndex(generation, content, { ...lists, translations: null });
  };

  const opened = await openCurrent();
  let current = opened ?? (await buildAndOpen());
  // What runs for long has time for this now, and none when somebody asks.
  if (options.follow) for (const language of languages) void current.frequencies[language];
  const watch: PointerWatch | null = options.follow
    ? watchPointer(config.indexDir, {
        known: current.generation.name,
        onChange: exchange,
        onError: options.onFault ?? (() => {}),
      })
    : null;
  return {
    get current() {
      return current;
    },
    close: () => watch?.close(),
  };

  async function exchange(): Promise<void> {
    const [found, model] = await Promise.all([store.open(open), embedder.identity()]);
    if (!found) return;
    const { model: made } = found.generation.manifest;
    // Questions are embedded by this process's model: they have no place among the vectors of another.
    if (!sameModel(made, model)) throw new IsnadError('INDEX_FOREIGN', made.id, model.id);
    current = found;
  }

  async function openCurrent(): Promise<OpenIndex | null> {
    try {
      const [found, model] = await Promise.all([store.open(open), embedder.identity()]);
      return found && (await isCurrent(found.generation, config, model)) ? found : null;
    } catch (error) {
      if (!isUnusable(error)) throw error;
      options.onFault?.(error);
      return null;
    }
  }

  async function buildAndOpen(): Promise<OpenIndex> {
    for (let look = 0; ; look++) {
      try {
        await updateIndex(config, embedder, options);
        const built = await store.open(open);
        if (built) return built;
        throw new IsnadError('INDEX_MISSING', config.indexDir);
      } catch (error) {
        const busy = error instanceof IsnadError && error.code === 'INDEX_LOCKED';
        if (!busy || look >= patience.looks) throw error;
        await new Promise((resolve) => setTimeout(resolve, patience.interval));
        const current = await openCurrent();
        if (current) return current;
      }
    }
  }
}
