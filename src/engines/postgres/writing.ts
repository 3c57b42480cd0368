import type { ParagraphPlace, Passage } from '../../core/corpus/passages.ts';
import { paragraphKey } from '../../core/corpus/reference.ts';
import type { Report } from '../../core/corpus/report.ts';
import { detectLanguage } from '../../core/language.ts';
import { type InvertedIndex, lengthNorm, lengthsOf } from '../../core/retrieval/bm25.ts';
import type { LexicalIndex } from '../../core/retrieval/lexical-index.ts';
import { keysOf } from '../../core/retrieval/wanted-words.ts';
import type { IndexedPassage } from '../index-content.ts';
import type { Connection } from './database.ts';
import { arrayText, insertRows, wordsText } from './insert.ts';
import { termKey, vectorText, wordKey } from './tables.ts';

/** Writes reports, paragraphs and the words of their texts into a generation's tables. */
export async function writeTexts(
  connection: Connection,
  schema: string,
  reports: readonly Report[],
  places: readonly ParagraphPlace[],
  lexical: readonly LexicalIndex[],
): Promise<void> {
  await insertRows(
    connection,
    `${schema}.report`,
    { place: 'int', slug: 'text', source: 'text', url: 'text', paragraphs: 'int' },
    reports.map(({ slug, source, url, original }, place) => [
      place,
      slug,
      source,
      url,
      original.paragraphs.length,
    ]),
  );
  await insertRows(
    connection,
    `${schema}.report_text`,
    { report: 'int', rendition: 'int', language: 'text', title: 'text', date: 'text', caption: 'text' },
    reports.flatMap(({ original, renditions }, place) =>
      [original, ...renditions].map(({ language, title, date, caption }, rendition) => [
        place,
        rendition,
        language,
        title,
        date,
        caption,
      ]),
    ),
  );
  await insertRows(
    connection,
    `${schema}.paragraph`,
    { number: 'int', report: 'int', paragraph: 'int', reference: 'text' },
    places.map(({ report, paragraph }, number) => [
      number,
      report,
      paragraph,
      paragraphKey(reports[report] as Report, paragraph),
    ]),
  );
  await insertRows(
    connection,
    `${schema}.text`,
    { number: 'int', language: 'text', text: 'text', words: 'text' },
    textRows(reports, places, lexical),
  );
}

function* textRows(
  reports: readonly Report[],
  places: readonly ParagraphPlace[],
  lexical: readonly LexicalIndex[],
): Generator<[number, string, string, string]> {
  for (const [number, { report, paragraph }] of places.entries()) {
    const { original, renditions } = reports[report] as Report;
    for (const { language, paragraphs } of [original, ...renditions]) {
      const index = lexical.find((each) => each.language === language);
      if (index) yield [number, language, paragraphs[paragraph] ?? '', wordsOf(index, number)];
    }
  }
}

/** The folded words of a text, its sentences on lines. */
function wordsOf({ words, sequence, sentenceStarts, textStarts }: LexicalIndex, text: number): string {
  const sentences: string[] = [];
  for (let at = textStarts[text] as number; at < (textStarts[text + 1] as number); at++) {
    const ids = sequence.subarray(sentenceStarts[at], sentenceStarts[at + 1]);
    sentences.push(Array.from(ids, (id) => words[id]).join(' '));
  }
  return sentences.join('\n');
}

/** Writes a language's words, and what holds each term. */
export async function writeLexicalIndex(
  connection: Connection,
  schema: string,
  index: LexicalIndex,
): Promise<void> {
  const { language, words, postings, terms, resemblance } = index;
  await insertRows(
    connection,
    `${schema}.word`,
    {
      language: 'text',
      id: 'int',
      word: 'text',
      frequency: 'int',
      grams: 'int',
      keys: 'array_to_tsvector($::text[])',
    },
    (function* () {
      for (const [id, word] of words.entries()) {
        const frequency = (postings.starts[id + 1] as number) - (postings.starts[id] as number);
        const keys = wordsText(keysOf(word, language).map((key) => wordKey(language, key)));
        yield [language, id, word, frequency, resemblance.lengths[id] as number, keys];
      }
    })(),
  );
  const columns = {
    language: 'text',
    kind: '"char"',
    term: 'text',
    frequency: 'int',
    holders: 'int[]',
    counts: 'int[]',
    norms: 'real[]',
  };
  const { total, occupied } = lengthsOf(terms);
  const means = {
    t: total / Math.max(1, occupied) || 1,
    w: lengthsOf(postings).total / Math.max(1, postings.size) || 1,
  };
  const table = `${schema}.posting`;
  await insertRows(connection, table, columns, postingRows(language, 't', terms, means.t));
  await insertRows(connection, table, columns, postingRows(language, 'w', postings, means.w));
  await insertRows(connection, table, columns, postingRows(language, 'g', resemblance, null));
}

/** @param mean length of the texts; null where nothing is scored */
function* postingRows(
  language: string,
  kind: string,
  { terms, starts, texts, frequencies, lengths }: InvertedIndex,
  mean: number | null,
): Generator<(string | number)[]> {
  for (const [term, id] of terms) {
    const [first, next] = [starts[id] as number, starts[id + 1] as number];
    const holders = texts.subarray(first, next);
    const scored = mean !== null;
    yield [
      language,
      kind,
      termKey(term),
      holders.length,
      arrayText(holders),
      arrayText(scored ? frequencies.subarray(first, next) : []),
      arrayText(scored ? Array.from(holders, (text) => lengthNorm(lengths[text] as number, mean)) : []),
    ];
  }
}

/** A passage, its place among all, and its text's number. */
export interface PlacedPassage {
  readonly id: number;
  readonly passage: Passage;
  readonly indexed: IndexedPassage;
}

const passageColumns = {
  id: 'int',
  number: 'int',
  language: 'text',
  written: 'text',
  document: 'text',
  paragraph: 'int',
  first: 'int',
  last: 'int',
  hash: 'text',
} as const;

const passageRow = ({ id, passage, indexed }: PlacedPassage) => [
  id,
  passage.paragraph,
  indexed.language,
  detectLanguage(passage.text),
  indexed.document,
  indexed.paragraph,
  indexed.start,
  indexed.end,
  indexed.hash,
];

/** Writes passages with the vectors that passages of the same text have in another generation. */
export const copyPassages = (
  connection: Connection,
  schema: string,
  from: string,
  passages: readonly PlacedPassage[],
): Promise<void> =>
  insertRows(
    connection,
    `${schema}.passage`,
    {
      ...passageColumns,
      vector: `(SELECT vector FROM ${from}.passage AS known WHERE known.hash = $ LIMIT 1)`,
    },
    passages.map((placed) => [...passageRow(placed), placed.indexed.hash]),
  );

/** Writes passages with their vectors. */
export const writePassages = (
  connection: Connection,
  schema: string,
  passages: readonly PlacedPassage[],
  vectors: readonly Float32Array[],
): Promise<void> =>
  insertRows(
    connection,
    `${schema}.passage`,
    { ...passageColumns, vector: 'vector' },
    passages.map((placed, place) => [...passageRow(placed), vectorText(vectors[place] as Float32Array)]),
  );

/** The passages of a generation, without their vectors. */
export async function knownPassages(connection: Connection, schema: string): Promise<IndexedPassage[]> {
  const { rows } = await connection.query<IndexedPassage>(
    `SELECT document, paragraph, language, first AS start, last AS "end", hash FROM ${schema}.passage ORDER BY id`,
  );
  return rows;
}

export async function countPassages(connection: Connection, schema: string): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${schema}.passage`,
  );
  return rows[0]?.count ?? 0;
}
