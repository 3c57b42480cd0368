import { type CorpusFile, corpusFault } from './corpus-file.ts';
import { collisionKey, type FileName, parseFileName } from './file-name.ts';
import { type ParsedFile, parseCorpusFile } from './parse-file.ts';
import type { Report, ReportText } from './report.ts';

type Entry = FileName & ParsedFile & { readonly path: string };

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Assembles the files of a corpus into its reports, sorted by slug, whatever the order of the files.
 * @throws IsnadError CORPUS_FAULT: the first fault in the order of the file names
 */
export function assembleReports(files: readonly CorpusFile[]): Report[] {
  const sorted = files.toSorted((a, b) => byCodeUnit(a.name, b.name));
  refuseCollisions(sorted);
  const entries = sorted.map((file): Entry => {
    const name = parseFileName(file.name, file.path);
    return { ...name, ...parseCorpusFile(file), path: file.path };
  });

  const originals = new Map<string, Entry>();
  for (const entry of entries) if (entry.rendition === null) originals.set(entry.slug, checkOriginal(entry));
  const renditions = new Map<string, ReportText[]>();
  for (const entry of entries) {
    if (entry.rendition === null) continue;
    const slug = checkRendition(entry, originals);
    renditions.set(slug, [...(renditions.get(slug) ?? []), entry.text]);
  }
  return [...originals.values()]
    .map(({ slug, text, frontMatter: { source, url } }): Report => {
      return { slug, original: text, renditions: renditions.get(slug) ?? [], source, url };
    })
    .sort((a, b) => byCodeUnit(a.slug, b.slug));
}

function refuseCollisions(files: readonly CorpusFile[]): void {
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

function checkOriginal(entry: Entry): Entry {
  const { slug, path, frontMatter, text } = entry;
  if (frontMatter.translationOf !== null)
    throw corpusFault(
      path,
      frontMatter.lineOf('translationOf'),
      `'translationOf' belongs into a rendition. Rename this file to ${frontMatter.translationOf}.${text.language}.md, or remove the key from '${slug}'.`,
    );
  return entry;
}

/** The slug that a rendition belongs to. */
function checkRendition(entry: Entry, originals: ReadonlyMap<string, Entry>): string {
  const { slug, path, rendition, frontMatter, text, body } = entry;
  const fault = (key: 'translationOf' | 'language', sentence: string) =>
    corpusFault(path, frontMatter.lineOf(key), sentence);

  if (frontMatter.translationOf === null)
    throw fault('translationOf', `A rendition names its original. Write translationOf: ${slug}`);
  const original = originals.get(frontMatter.translationOf);
  if (!original)
    throw fault(
      'translationOf',
      `There is no report '${frontMatter.translationOf}' to be a rendition of. Add ${frontMatter.translationOf}.md, or correct 'translationOf'.`,
    );
  if (original.slug !== slug)
    throw fault(
      'translationOf',
      `The file is named for '${slug}' but renders '${original.slug}'. Rename it to ${original.slug}.${text.language}.md, or correct 'translationOf'.`,
    );
  if (text.language !== rendition)
    throw fault(
      'language',
      `The file's name says '${rendition}' but its front matter says '${text.language}'. Make the two agree.`,
    );
  if (text.language === original.text.language)
    throw fault(
      'language',
      `The rendition has the language of its original ('${text.language}'). Remove it, or correct 'language' in one of the two.`,
    );
  const [has, needs] = [body.length, original.body.length];
  if (has !== needs)
    throw corpusFault(
      path,
      body[Math.min(needs, has - 1)]?.line ?? 1,
      `The rendition has ${has} paragraphs, its original '${original.slug}' has ${needs}. Give each paragraph of the original one paragraph, with a blank line between two.`,
    );
  return slug;
}
