import { type CorpusFile, corpusFault, oversizeFault } from './corpus-file.ts';
import { type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { type Paragraph, splitParagraphs } from './paragraphs.ts';
import type { ReportText } from './report.ts';

/** One corpus file, parsed by itself. */
export interface ParsedFile {
  readonly text: ReportText;
  readonly frontMatter: FrontMatter;
  readonly body: readonly Paragraph[];
}

const fence = /^---[ \t]*$/;
const frontMatterAdvice =
  "Begin the file with a line '---', then title, date, caption and language, one a line, then a line '---'.";

/**
 * Parses a Markdown file into front matter and verbatim paragraphs. A byte order mark is dropped,
 * and CRLF counts as a line break.
 * @throws IsnadError CORPUS_FAULT at the line of the fault
 */
export function parseCorpusFile(file: CorpusFile): ParsedFile {
  const { path } = file;
  const lines = decode(file).replaceAll('\r\n', '\n').split('\n');
  if (!fence.test(lines[0] ?? ''))
    throw corpusFault(path, 1, `There is no front matter. ${frontMatterAdvice}`);
  const close = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (close < 0)
    throw corpusFault(path, 1, `The front matter that begins here is not closed. ${frontMatterAdvice}`);

  const frontMatter = parseFrontMatter(lines.slice(1, close).join('\n'), path);
  const body = splitParagraphs(lines.slice(close + 1), close + 2);
  if (body.length === 0)
    throw corpusFault(
      path,
      close + 1,
      'No text follows the front matter. Put the paragraphs of the report below it, with a blank line between two.',
    );
  const { title, date, caption, language } = frontMatter;
  const head = [title, date, caption].filter(Boolean).join('\n');
  const paragraphs = [head, ...body.map((paragraph) => paragraph.text)];
  return { text: { language, title, date, caption, paragraphs }, frontMatter, body };
}

function decode({ path, bytes, text: known }: CorpusFile): string {
  const oversize = oversizeFault(path, bytes.length);
  if (oversize) throw oversize;
  let text: string;
  try {
    text = known ?? decodeUtf8(bytes);
  } catch {
    throw corpusFault(
      path,
      firstUndecodableLine(bytes),
      'The bytes of this line are not UTF-8. Save the file in the encoding UTF-8.',
    );
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw corpusFault(
      path,
      text.slice(0, nul).split('\n').length,
      'There is a NUL character in this line. Remove it, or save the file in the encoding UTF-8.',
    );
  return text;
}

/** Without a byte order mark. Throws a TypeError for bytes that are not UTF-8. */
const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** No multi-byte character of UTF-8 has a line feed in it, so lines can be decoded one by one. */
function firstUndecodableLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      decodeUtf8(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}
