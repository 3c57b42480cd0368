import { isLanguage, type Language, languages } from '../language.ts';
import { corpusFault } from './corpus-file.ts';

const extension = /\.md$/i;
const readme = /^readme(\.[^.]+)?\.md$/i;
const slugPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** What a corpus file's name says of it. */
export interface FileName {
  readonly slug: string;
  /** The `<lang>` of a rendition's `<slug>.<lang>.md`; null for an original. */
  readonly rendition: Language | null;
}

/** Whether a name is a report's: `*.md`, but neither hidden nor a README. */
export const isReportFileName = (name: string): boolean =>
  extension.test(name) && !name.startsWith('.') && !readme.test(name);

/** What two names share that a file system which ignores case or normalisation could not tell apart. */
export const collisionKey = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * Reads `<slug>.md` or `<slug>.<lang>.md`. The slug comes in Unicode form NFC.
 * @throws IsnadError CORPUS_FAULT for a slug that cannot be one, or a `<lang>` that is no language
 */
export function parseFileName(name: string, path: string): FileName {
  const [slug = '', suffix, ...more] = name.replace(extension, '').normalize('NFC').split('.');
  if (!slugPattern.test(slug) || more.length > 0)
    throw corpusFault(
      path,
      1,
      `The file name '${name}' is not <slug>.md or <slug>.<lang>.md. Rename it: a slug begins with a letter or digit and has only letters, digits, '-' and '_'.`,
    );
  if (suffix === undefined) return { slug, rendition: null };
  if (!isLanguage(suffix))
    throw corpusFault(
      path,
      1,
      `The '${suffix}' in the file name '${name}' is no language. Name a rendition <slug>.<lang>.md with one of ${languages.join(', ')}, and a report without any other dot.`,
    );
  return { slug, rendition: suffix };
}
