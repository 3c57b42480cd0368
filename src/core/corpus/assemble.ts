import type { Language } from '../language.ts';
import { type CorpusFile, corpusFault } from './corpus-file.ts';
import { collisionKey, type FileName, parseFileName } from './file-name.ts';
import { type ParsedFile, parseCorpusFile } from './parse-file.ts';
import type { Report } from './report.ts';

/** A file of a corpus, read by itself. */
export type CorpusEntry = FileName & ParsedFile & { readonly path: string };

/** What the files of a corpus are compared by: an entry without its text. */
export interface EntryOutline extends FileName {
  readonly path: string;
  readonly language: Language;
  readonly translationOf: string | null;
  /** Lines of the file on which keys of the front matter stand. */
  readonly keyLines: Readonly<Record<'translationOf' | 'language', number>>;
  /** Paragraphs of the body, and, of a rendition, the line of the file on which each begins. */
  readonly paragraphs: number;
  readonly paragraphLines: Uint32Array | null;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Assembles the files of a corpus into its reports, sorted by slug, whatever the order of the files.
 * @throws IsnadError CORPUS_FAULT: the first fault in the order of the file names
 */
export function assembleReports(files: readonly CorpusFile[]): Report[] {
  const sorted = files.toSorted((a, b) => byCodeUnit(a.name, b.name));
  refuseCollisions(sorted);
  const entries = sorted.map(readEntry);
  checkTogether(entries.map(outlineOf));
  return groupBySlug(entries).map(assembleReport);
}

/**
 * Reads a file by itself, whatever others there are.
 * @throws IsnadError CORPUS_FAULT
 */
export const readEntry = (file: CorpusFile): CorpusEntry => ({
  ...parseFileName(file.name, file.path),
  ...parseCorpusFile(file),
  path: file.path,
});

export const outlineOf = ({ slug, rendition, path, text, frontMatter, body }: CorpusEntry): EntryOutline => ({
  slug,
  rendition,
  path,
  language: text.language,
  translationOf: frontMatter.translationOf,
  keyLines: {
    translationOf: frontMatter.lineOf('translationOf'),
    language: frontMatter.lineOf('language'),
  },
  paragraphs: body.length,
  paragraphLines: rendition === null ? null : Uint32Array.from(body, ({ line }) => line),
});

/** What belongs to one report each, sorted by slug; of one report in the order given. */
export function groupBySlug<Named extends { readonly slug: string }>(all: readonly Named[]): Named[][] {
  const groups = new Map<string, Named[]>();
  for (const each of all) {
    const group = groups.get(each.slug);
    if (group) group.push(each);
    else groups.set(each.slug, [each]);
  }
  return [...groups].sort(([slug], [other]) => byCodeUnit(slug, other)).map(([, group]) => group);
}

/**
 * The report that the files of one slug make, in the order of their names.
 * @param entries have been checked together with all others
 */
export function assembleReport(entries: readonly CorpusEntry[]): Report {
  const original = entries.find(({ rendition }) => rendition === null);
  if (!original) throw new Error(`The renditions of '${entries[0]?.slug}' are without their original.`);
  const { slug, text, frontMatter } = original;
  const renditions = entries.filter((entry) => entry !== original).map((entry) => entry.text);
  return { slug, original: text, renditions, source: frontMatter.source, url: frontMatter.url };
}

/**
 * Checks that the names make a slug each.
 * @param files in the order of their names
 * @throws IsnadError CORPUS_FAULT
 */
export function refuseCollisions(files: readonly Pick<CorpusFile, 'name' | 'path'>[]): void {
  const seen = new Map<string, string>();
  for (const { name, path } of files) {
    const key = collisionKey(name);
    const other = seen.get(key);
    if (other !== undefined)
      throw corpusFault(
        path,
        1,
        `The names '${other}' and '${name}' make one slug. Rename or remove one of the two files.`,
      );
    seen.set(key, name);
  }
}

/**
 * Checks what files say of each other: that an original is none's rendition, and each rendition one's.
 * @param outlines in the order of the files' names
 * @throws IsnadError CORPUS_FAULT: the first fault of an original, else of a rendition
 */
export function checkTogether(outlines: readonly EntryOutline[]): void {
  const originals = new Map<string, EntryOutline>();
  for (const outline of outlines) {
    if (outline.rendition !== null) continue;
    checkOriginal(outline);
    originals.set(outline.slug, outline);
  }
  for (const outline of outlines) if (outline.rendition !== null) checkRendition(outline, originals);
}

function checkOriginal({ slug, path, translationOf, language, keyLines }: EntryOutline): void {
  if (translationOf === null) return;
  throw corpusFault(
    path,
    keyLines.translationOf,
    `'translationOf' belongs into a rendition. Rename this file to ${translationOf}.${language}.md, or remove the key from '${slug}'.`,
  );
}

function checkRendition(outline: EntryOutline, originals: ReadonlyMap<string, EntryOutline>): void {
  const { slug, path, rendition, language, translationOf, keyLines } = outline;
  const fault = (key: keyof typeof keyLines, sentence: string) => corpusFault(path, keyLines[key], sentence);

  if (translationOf === null)
    throw fault('translationOf', `A rendition names its original. Write translationOf: ${slug}`);
  const original = originals.get(translationOf);
  if (!original)
    throw fault(
      'translationOf',
      `There is no report '${translationOf}' to be a rendition of. Add ${translationOf}.md, or correct 'translationOf'.`,
    );
  if (original.slug !== slug)
    throw fault(
      'translationOf',
      `The file is named for '${slug}' but renders '${original.slug}'. Rename it to ${original.slug}.${language}.md, or correct 'translationOf'.`,
    );
  if (language !== rendition)
    throw fault(
      'language',
      `The file's name says '${rendition}' but its front matter says '${language}'. Make the two agree.`,
    );
  if (language === original.language)
    throw fault(
      'language',
      `The rendition has the language of its original ('${language}'). Remove it, or correct 'language' in one of the two.`,
    );
  const [has, needs] = [outline.paragraphs, original.paragraphs];
  if (has !== needs)
    throw corpusFault(
      path,
      outline.paragraphLines?.[Math.min(needs, has - 1)] ?? 1,
      `The rendition has ${has} paragraphs, its original '${original.slug}' has ${needs}. Give each paragraph of the original one paragraph, with a blank line between two.`,
    );
}
