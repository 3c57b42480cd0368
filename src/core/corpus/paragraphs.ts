/** A paragraph of a file's body, and the line of the file on which it begins. */
export interface Paragraph {
  readonly text: string;
  readonly line: number;
}

// A line of no-break spaces, zero-width or direction marks looks blank, and so it is.
const blank = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

const isAsciiSpace = (character: string | undefined): boolean => character === ' ' || character === '\t';

function trimAsciiSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (isAsciiSpace(text[start])) start++;
  while (end > start && isAsciiSpace(text[end - 1])) end--;
  return text.slice(start, end);
}

/**
 * The paragraphs that blank lines separate, verbatim but for spaces and tabs at a paragraph's two ends.
 * @param lines without their line breaks
 * @param firstLine the number of `lines[0]` in its file
 */
export function splitParagraphs(lines: readonly string[], firstLine: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (let end = 0; end <= lines.length; end++) {
    const line = lines[end];
    if (line !== undefined && !blank.test(line)) continue;
    if (end > start)
      paragraphs.push({
        text: trimAsciiSpaces(lines.slice(start, end).join('\n')),
        line: firstLine + start,
      });
    start = end + 1;
  }
  return paragraphs;
}
