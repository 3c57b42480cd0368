import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { isLanguage, type Language, languages } from '../language.ts';
import { editDistance } from '../text/edit-distance.ts';
import { corpusFault } from './corpus-file.ts';

const keys = ['title', 'date', 'caption', 'language', 'source', 'url', 'translationOf'] as const;
type Key = (typeof keys)[number];

/** The front matter of a corpus file, checked. */
export interface FrontMatter {
  readonly title: string;
  /** Date and caption are empty where there is none. */
  readonly date: string;
  readonly caption: string;
  readonly language: Language;
  readonly source: string | null;
  readonly url: string | null;
  /** The slug of the original that the file renders, null in an original. */
  readonly translationOf: string | null;
  /** The line of the file on which a key stands, or the front matter's first line where it does not. */
  lineOf(key: Key): number;
}

interface Field {
  readonly value: unknown;
  readonly line: number;
}

/** A key within this many edits of a known one is taken for a typing error; any other belongs to another program. */
const typoEdits = 2;

const isKey = (value: unknown): value is Key => (keys as readonly unknown[]).includes(value);
const notOneLine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Parses the YAML between the two `---` lines.
 * A date is taken as it was written, also where YAML would read a number.
 * @param yaml its lines, joined by '\n', beginning on line 2 of the file
 * @throws IsnadError CORPUS_FAULT at the line of the fault
 */
export function parseFrontMatter(yaml: string, path: string): FrontMatter {
  const fields = readFields(yaml, path);
  const lineOf = (key: Key): number => fields.get(key)?.line ?? 1;
  const fault = (key: Key, sentence: string) => corpusFault(path, lineOf(key), sentence);

  const read = (key: Key): string => {
    const value = fields.get(key)?.value ?? '';
    if (typeof value !== 'string')
      throw fault(key, `'${key}' is not a text. Put its value in quotes: ${key}: '…'`);
    const text = value.trim();
    if (notOneLine.test(text))
      throw fault(
        key,
        `'${key}' has a line break or a control character in it. Write it as one line of text.`,
      );
    return text;
  };
  const need = (key: Key, example: string): string => {
    const text = read(key);
    if (text) return text;
    const what = fields.has(key) ? `'${key}' is empty` : `The front matter has no '${key}'`;
    throw fault(key, `${what}. Write it, for example ${key}: ${example}`);
  };

  const title = need('title', "'The title of the report'");
  const date = read('date');
  const caption = read('caption');
  const language = need('language', languages[0]);
  if (!isLanguage(language))
    throw fault('language', `The language '${language}' is not known. Write one of ${languages.join(', ')}.`);
  const url = read('url') || null;
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw fault('url', `'${url}' is not an http or https address. Correct 'url', or leave it out.`);
  const source = read('source') || null;
  const translationOf = read('translationOf').normalize('NFC') || null;
  return { title, date, caption, language, source, url, translationOf, lineOf };
}

function readFields(yaml: string, path: string): Map<Key, Field> {
  const { map, lineAt } = parseMap(yaml, path);
  const fields = new Map<Key, Field>();
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? key.value : null;
    const line = lineAt(isScalar(key) ? key.range?.[0] : map.range?.[0]);
    if (!isKey(name)) {
      const meant = keys.find((key) => editDistance(String(name), key, typoEdits) <= typoEdits);
      if (meant === undefined) continue;
      throw corpusFault(
        path,
        line,
        `The front matter has '${String(name)}'. Write ${meant}, or remove the line.`,
      );
    }
    const scalar = isScalar(value) ? value : null;
    const asWritten = name === 'date' && typeof scalar?.value === 'number';
    fields.set(name, { value: asWritten ? scalar.source : scalar ? scalar.value : value, line });
  }
  return fields;
}

function parseMap(yaml: string, path: string) {
  const lineCounter = new LineCounter();
  // Line 1 of the file is the '---' before the YAML.
  const lineAt = (offset = 0): number => lineCounter.linePos(offset).line + 1;
  const advice = "Correct it; a value with ':', '#' or quotes in it stands in single quotes.";
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem)
    throw corpusFault(
      path,
      lineAt(problem.pos[0]),
      `The front matter is not YAML (${problem.message}). ${advice}`,
    );
  const map = document.contents;
  if (!isMap(map))
    throw corpusFault(
      path,
      map ? lineAt(map.range?.[0]) : 1,
      `The front matter holds no keys. Write lines such as title: 'The title of the report'`,
    );
  return { map: map as YAMLMap, lineAt };
}
