import { createHash } from 'node:crypto';

/**
 * Links of a vector and candidates weighed at its adding, as in the local graph (M and ef of Malkov and Yashunin).
 */
const links = 16;
const efConstruction = 200;

/** Most dimensions that pgvector indexes of its type `vector`. */
export const mostDimensions = 2000;

/**
 * The tables of a generation. Nothing in them changes once it is live, so a reader needs no transaction.
 *
 *     report        a report; `paragraphs` of its original, the heading counted
 *     report_text   heading of its original (rendition 0) and of its renditions
 *     paragraph     its number through the corpus, and the key of its references
 *     text          a paragraph in a language, and its folded words, sentences on lines
 *     word          a word of a language's texts, and the keys under which it is found
 *     posting       what holds a term: texts for terms ('t') and words ('w'), words for 3-grams ('g'). In parallel arrays
 *                   how often, and BM25's norm of each text
 *     passage       what is embedded, and its vector
 */
export const tables = (schema: string, dimensions: number): string => `
  CREATE TABLE ${schema}.report (
    place int PRIMARY KEY, slug text NOT NULL UNIQUE, source text, url text, paragraphs int NOT NULL);
  CREATE TABLE ${schema}.report_text (
    report int NOT NULL, rendition int NOT NULL, language text NOT NULL, title text NOT NULL, date text NOT NULL,
    caption text NOT NULL, PRIMARY KEY (report, rendition));
  CREATE TABLE ${schema}.paragraph (
    number int PRIMARY KEY, report int NOT NULL, paragraph int NOT NULL, reference text NOT NULL);
  CREATE TABLE ${schema}.text (
    number int NOT NULL, language text NOT NULL, text text NOT NULL, words text NOT NULL,
    PRIMARY KEY (number, language));
  CREATE TABLE ${schema}.word (
    language text NOT NULL, id int NOT NULL, word text NOT NULL, frequency int NOT NULL, grams int NOT NULL,
    keys tsvector NOT NULL, PRIMARY KEY (language, id));
  CREATE TABLE ${schema}.posting (
    language text NOT NULL, kind "char" NOT NULL, term text NOT NULL, frequency int NOT NULL, holders int[] NOT NULL,
    counts int[] NOT NULL, norms real[] NOT NULL, PRIMARY KEY (language, kind, term));
  CREATE TABLE ${schema}.passage (
    id int PRIMARY KEY, number int NOT NULL, language text NOT NULL, written text NOT NULL, document text NOT NULL,
    paragraph int NOT NULL, first int NOT NULL, last int NOT NULL, hash text NOT NULL,
    vector vector(${dimensions}) NOT NULL);
`;

/** Made when the rows are there, which is faster than adding each row to them. */
export const indexes = (schema: string): string => `
  CREATE INDEX ON ${schema}.paragraph (report, paragraph);
  CREATE INDEX ON ${schema}.paragraph (paragraph, number);
  CREATE INDEX ON ${schema}.paragraph (reference);
  CREATE INDEX ON ${schema}.passage (hash);
  CREATE INDEX ON ${schema}.passage (number);
  CREATE INDEX ON ${schema}.word USING gin (keys);
  CREATE INDEX ON ${schema}.passage USING hnsw (vector vector_cosine_ops)
    WITH (m = ${links}, ef_construction = ${efConstruction});
  ANALYZE ${schema}.paragraph; ANALYZE ${schema}.text; ANALYZE ${schema}.word; ANALYZE ${schema}.posting;
  ANALYZE ${schema}.passage;
`;

/** A term as a key of a table: a B-tree takes no entry of any length, and a text may hold a 'word' of thousands of letters. */
export const termKey = (term: string): string =>
  term.length <= 200 ? term : `\u{1}${createHash('sha256').update(term).digest('hex')}`;

/** A language's words have keys of their own. */
export const wordKey = (language: string, key: string): string => `${language} ${key}`;

/** A vector in pgvector's notation. */
export const vectorText = (vector: Float32Array): string => `[${vector.join(',')}]`;
