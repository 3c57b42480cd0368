import type { AnalyzedQuestion } from '../../core/answering/question.ts';
import { listParagraphs, type ParagraphPlace, paragraphTexts } from '../../core/corpus/passages.ts';
import { type ReferredPlace, readReference } from '../../core/corpus/reference.ts';
import type { Report } from '../../core/corpus/report.ts';
import type { CorpusIndex, Reading, SuggestibleCorpus } from '../../core/corpus-index.ts';
import { IsnadError } from '../../core/errors.ts';
import { type Language, languages } from '../../core/language.ts';
import { isKnown } from '../../core/lexicon/frequencies.ts';
import type { Range } from '../../core/range.ts';
import { buildLexicalIndex, termsOf } from '../../core/retrieval/lexical-index.ts';
import { partialIndex } from '../../core/retrieval/partial-index.ts';
import {
  type DenseHit,
  type Lexicons,
  matchingKnowledge,
  Retriever,
} from '../../core/retrieval/retriever.ts';
import { isMisspelling } from '../../core/retrieval/term-matches.ts';
import { wantedWords } from '../../core/retrieval/wanted-words.ts';
import { stem } from '../../core/text/tokens.ts';
import { type Database, isGone } from './database.ts';
import type { DatabaseGeneration } from './generations.ts';
import {
  findWords,
  nearestPassages,
  paragraphsOf,
  proposeByTerms,
  proposeByWords,
  termFrequencies,
  type WordRow,
} from './lookup.ts';
import { assemble, readHeadings, readTexts, type TextRow } from './reports.ts';

/** Paragraphs that suggestions are made of at most; they are kept in memory. */
const suggestedParagraphs = 2_000;

/** What a question's search needs to know of a language's texts. */
interface Vocabulary {
  readonly language: Language;
  readonly words: readonly WordRow[];
  readonly frequencies: ReadonlyMap<string, number>;
}

/**
 * One generation in the database, of which nothing is kept here. Each question fetches the words that may match its own, the
 * counts of its terms, the paragraphs that score highest by those, and with them what they say.
 */
export class DatabaseIndex implements CorpusIndex {
  readonly generation: DatabaseGeneration;
  private readonly database: Database;
  private readonly lexicons: Lexicons & { translations: Lexicons['translations'] };
  private readonly loadTranslations: () => Promise<Lexicons['translations']>;

  /** @param loadTranslations what relates the words of one language to those of the other, loaded when it is first needed */
  constructor(
    generation: DatabaseGeneration,
    database: Database,
    lexicons: Lexicons,
    loadTranslations: () => Promise<Lexicons['translations']>,
  ) {
    this.generation = generation;
    this.database = database;
    this.lexicons = { ...lexicons };
    this.loadTranslations = loadTranslations;
  }

  get frequencies(): Lexicons['frequencies'] {
    return this.lexicons.frequencies;
  }

  get translations(): Lexicons['translations'] {
    return this.lexicons.translations;
  }

  async prepareFor(language: Language): Promise<void> {
    if (language === 'en' && this.counts(language).lacking > 0) await this.prepareAcross();
  }

  async prepareAcross(): Promise<void> {
    this.lexicons.translations ??= await this.loadTranslations();
  }

  async nearest(vector: Float32Array, count: number, report?: string): Promise<readonly DenseHit[]> {
    return this.reading(async () =>
      nearestPassages(this.database, this.schema, vector, count, await this.within(report)),
    );
  }

  async read(question: AnalyzedQuestion, hits: readonly DenseHit[], report?: string): Promise<Reading> {
    return this.reading(async () => {
      const searched = this.searchedFor(question.language);
      const within = await this.within(report);
      const vocabularies = await Promise.all(searched.map((language) => this.vocabulary(question, language)));
      const proposals = await this.propose(question, vocabularies, within);
      const numbers = [...new Set([...proposals, ...hits.map(({ paragraph }) => paragraph)])];
      return this.assembled(vocabularies, numbers, hits);
    });
  }

  async report(slug: string | undefined, paragraph: number): Promise<Report | null> {
    return this.reading(async () => {
      const [heading] =
        slug === undefined
          ? await readHeadings(this.database, this.schema, 'place = 0')
          : await readHeadings(this.database, this.schema, 'slug = $1', [slug]);
      if (!heading) return null;
      const rows = await this.database.rows<{ number: number }>(
        `SELECT number FROM ${this.schema}.paragraph WHERE report = $1 AND paragraph = ANY($2)`,
        [heading.place, [0, paragraph]],
      );
      const texts = await readTexts(
        this.database,
        this.schema,
        rows.map(({ number }) => number),
      );
      return assemble([heading], texts)[0] ?? null;
    });
  }

  async headings(): Promise<readonly Report[]> {
    return this.reading(async () => assemble(await readHeadings(this.database, this.schema, 'true'), []));
  }

  async beginnings(paragraphs: number, report?: string): Promise<readonly Report[]> {
    return this.reading(async () => {
      const within = await this.within(report);
      const rows = await this.database.rows<{ number: number; report: number }>(
        `WITH beginning AS (
           SELECT number, report FROM ${this.schema}.paragraph WHERE paragraph > 0
             ${within ? 'AND number >= $2 AND number < $3' : ''}
           ORDER BY paragraph, number LIMIT $1
         )
         SELECT number, report FROM beginning UNION
         SELECT number, report FROM ${this.schema}.paragraph
           WHERE paragraph = 0 AND report IN (SELECT report FROM beginning)`,
        [paragraphs, ...(within ?? [])],
      );
      const reports = [...new Set(rows.map(({ report }) => report))];
      const [headings, texts] = await Promise.all([
        readHeadings(this.database, this.schema, 'place = ANY($1)', [reports]),
        readTexts(
          this.database,
          this.schema,
          rows.map(({ number }) => number),
        ),
      ]);
      return assemble(headings, texts);
    });
  }

  async find(reference: string): Promise<ReferredPlace | null> {
    const read = readReference(reference);
    if (!read) return null;
    return this.reading(async () => {
      const rows = await this.database.rows<{ slug: string; paragraph: number }>(
        `SELECT slug, paragraph FROM ${this.schema}.paragraph JOIN ${this.schema}.report ON report = place
         WHERE reference = $1 LIMIT 2`,
        [read.key],
      );
      const [found, other] = rows;
      // Where two share a key, neither is found: better none than the wrong one.
      const report = found && !other ? await this.report(found.slug, found.paragraph) : null;
      const { firstSentence, sentenceCount } = read;
      return report && found ? { report, paragraph: found.paragraph, firstSentence, sentenceCount } : null;
    });
  }

  /** The beginnings of the reports, as far as suggestions go; what they are made of is a small corpus of its own. */
  async suggestible(): Promise<SuggestibleCorpus> {
    const reports = await this.beginnings(suggestedParagraphs);
    const lexical = languages.map((language) =>
      buildLexicalIndex(language, paragraphTexts(reports, language)),
    );
    return { content: { reports, lexical }, retriever: { places: listParagraphs(reports) } };
  }

  /** The paragraphs of one report; null for all. */
  private async within(report: string | undefined): Promise<Range | null> {
    return report === undefined ? null : paragraphsOf(this.database, this.schema, report);
  }

  private get schema(): string {
    return this.generation.name;
  }

  private counts(language: Language) {
    const { languages: counted, paragraphs } = this.generation.manifest;
    return counted[language] ?? { texts: 0, words: 0, terms: 0, alone: 0, lacking: paragraphs };
  }

  /** The question's own language, and the other where paragraphs stand in that alone. */
  private searchedFor(language: Language): Language[] {
    return languages.filter((each) => each === language || this.counts(each).alone > 0);
  }

  /** The words that may match a question's, and the counts of all terms that its weights and scores are made of. */
  private async vocabulary(question: AnalyzedQuestion, language: Language): Promise<Vocabulary> {
    const knowledge = matchingKnowledge(this.lexicons, question.language, language);
    const wanted = wantedWords(question.terms, language, knowledge);
    const words = await findWords(this.database, this.schema, language, wanted);
    if (language !== question.language) return { language, words, frequencies: new Map() };
    const terms = scoredTerms(question, words, this.lexicons);
    return {
      language,
      words,
      frequencies: await termFrequencies(this.database, this.schema, language, terms),
    };
  }

  /** The numbers of the paragraphs that score highest by a signal, in any of the languages. */
  private async propose(
    question: AnalyzedQuestion,
    vocabularies: readonly Vocabulary[],
    within: Range | null,
  ): Promise<readonly number[]> {
    const retriever = this.retrieverOf([], vocabularies, []);
    const { paragraphs } = this.generation.manifest;
    const proposals = await Promise.all(
      vocabularies.flatMap(({ language, words, frequencies }) => {
        const query = retriever.query(question, language);
        if (!query) return [];
        return [
          proposeByTerms(this.database, this.schema, language, query, frequencies, paragraphs, within),
          proposeByWords(this.database, this.schema, language, query, words, within),
        ];
      }),
    );
    return proposals.flat();
  }

  private async assembled(
    vocabularies: readonly Vocabulary[],
    numbers: readonly number[],
    hits: readonly DenseHit[],
  ): Promise<Reading> {
    const [texts, headings] = await Promise.all([
      readTexts(this.database, this.schema, numbers),
      readHeadings(
        this.database,
        this.schema,
        `place IN (SELECT report FROM ${this.schema}.paragraph WHERE number = ANY($1))`,
        [numbers],
      ),
    ]);
    const places: ParagraphPlace[] = [];
    const placeOf = new Map<number, number>();
    const reportPlaces = new Map(headings.map(({ place }, at) => [place, at]));
    for (const { number, report, paragraph } of texts) {
      if (placeOf.has(number)) continue;
      placeOf.set(number, places.length);
      places.push({ report: reportPlaces.get(report) ?? 0, paragraph });
    }
    return {
      reports: assemble(headings, texts),
      retriever: this.retrieverOf(places, vocabularies, inPlace(texts, placeOf)),
      hits: hits.flatMap((hit) => {
        const paragraph = placeOf.get(hit.paragraph);
        return paragraph === undefined ? [] : [{ ...hit, paragraph }];
      }),
    };
  }

  private retrieverOf(
    places: readonly ParagraphPlace[],
    vocabularies: readonly Vocabulary[],
    texts: readonly (TextRow & { readonly place: number })[],
  ): Retriever {
    const { paragraphs } = this.generation.manifest;
    const indexes = vocabularies.map(({ language, words, frequencies }) => {
      const { texts: occupied, words: wordCount, terms } = this.counts(language);
      const sentences: string[][][] = places.map(() => []);
      for (const row of texts) {
        if (row.language !== language || row.words === '') continue;
        sentences[row.place] = row.words.split('\n').map((line) => (line === '' ? [] : line.split(' ')));
      }
      const whole = { size: paragraphs, occupied, words: wordCount, terms };
      return partialIndex({ language, words, termFrequencies: frequencies, texts: sentences, whole });
    });
    return new Retriever(places, indexes, this.lexicons, paragraphs);
  }

  /** Reads tables of the generation; where they are gone, says so. */
  private async reading<Result>(read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } catch (error) {
      if (isGone(error)) throw new IsnadError('INDEX_GONE', this.generation.name);
      throw error;
    }
  }
}

const inPlace = (texts: readonly TextRow[], placeOf: ReadonlyMap<number, number>) =>
  texts.map((row) => ({ ...row, place: placeOf.get(row.number) ?? 0 }));

/**
 * The terms that a question may be scored and weighed by: those of its words and of what a misspelt one may be, and the
 * stems of whatever may stand for an unknown one.
 */
function scoredTerms(
  { terms, language }: AnalyzedQuestion,
  words: readonly WordRow[],
  { frequencies, synonyms }: Lexicons,
): Set<string> {
  const unknown = terms.filter((term) => !isKnown(term, frequencies[language]));
  const misspelt = words.filter(({ word }) => unknown.some((term) => isMisspelling(term, word)));
  const standards = terms.flatMap((term) => synonyms[language].get(stem(term))?.[0]?.stem ?? []);
  return new Set([
    ...terms.flatMap(termsOf),
    ...misspelt.flatMap(({ word }) => termsOf(word)),
    ...[...standards, ...words.map(({ word }) => word)].map((word) => `#${stem(word)}`),
  ]);
}
