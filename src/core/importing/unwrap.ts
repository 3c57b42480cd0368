/** Lines no longer than this were broken by a program; longer ones are paragraphs. */
const widestWrapped = 120;
const narrowestWrapped = 40;

const hyphenated = /(\p{L}{2,})[-\u2010]$/u;
const listItem = /^(?:[•▪◦‣*–-] |\d{1,3}[.)] |[٠-٩]{1,3}[.)-] )/u;

/**
 * Joins two lines of a paragraph. A hyphen that breaks a word goes; one that belongs to it stays, which is told by how the
 * word stands elsewhere in the text.
 * @param isWord whether the text has a word, in lower case
 */
export function joinLines(first: string, second: string, isWord: (word: string) => boolean): string {
  const [, head] = hyphenated.exec(first) ?? [];
  const [tail] = /^\p{Ll}+/u.exec(second) ?? [];
  if (head === undefined || tail === undefined) return `${first} ${second}`;
  const whole = `${head}-${tail}`.toLowerCase();
  const kept = isWord(whole) && !isWord(whole.replace('-', ''));
  return kept ? `${first}${second}` : `${first.slice(0, -1)}${second}`;
}

/** A test whether a text has a word, hyphens counting as part of words. */
export function wordTest(text: string): (word: string) => boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu));
  return (word) => words.has(word);
}

/** Whether a line begins an item of a list. */
export const beginsItem = (line: string): boolean => listItem.test(line);

/**
 * The paragraphs of a plain text. Blank lines part them. Where lines were broken at a width, they are joined again: a line
 * is taken for broken only if the next one's first word would not have fitted. All other lines stand for themselves.
 */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const width = lines.reduce(
    (widest, line) => (line.includes(' ') ? Math.max(widest, line.length) : widest),
    0,
  );
  const wrapped = width >= narrowestWrapped && width <= widestWrapped;
  const isWord = wordTest(text);
  const paragraphs: string[] = [];
  let last = '';
  let open = false;
  for (const line of lines) {
    const [first = ''] = line.split(' ', 1);
    const isFull = last.length + 1 + first.length > width || (hyphenated.test(last) && /^\p{Ll}/u.test(line));
    const broken = wrapped && open && isFull && !beginsItem(line);
    if (broken && line) paragraphs.push(joinLines(paragraphs.pop() ?? '', line, isWord));
    else if (line) paragraphs.push(line);
    open = line !== '';
    last = line;
  }
  return paragraphs;
}
