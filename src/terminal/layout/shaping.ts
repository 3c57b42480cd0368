import stringWidth from 'string-width';
import type { Cell } from './cells.ts';

interface Letter {
  readonly cell: Cell;
  /** The letter itself, composed with a hamza or madda above it where Unicode has the two as one. */
  readonly base: string;
  readonly marks: string;
}

const ZERO_WIDTH_NON_JOINER = '\u200c';
const ZERO_WIDTH_JOINER = '\u200d';
const joiners = /[\u200c\u200d]/g;
const TATWEEL = '\u0640';
const LAM = '\u0644';

/** Blocks of presentation forms that list each letter's as isolated, final, initial, medial. */
const blocks = [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbe9],
  [0xfbfc, 0xfbff],
] as const;

/** The forms of each letter, and of lam with alef, as the compatibility decompositions give them. */
const presentationForms = new Map<string, string[]>();
for (const [first, last] of blocks) {
  for (let codePoint = first; codePoint <= last; codePoint += 1) {
    const form = String.fromCodePoint(codePoint);
    const letters = form.normalize('NFKC');
    if (letters === form || (letters.length > 1 && !letters.startsWith(LAM))) continue;
    presentationForms.set(letters, [...(presentationForms.get(letters) ?? []), form]);
  }
}

/** Letters without presentation forms that join only to the letter before them (Unicode's ArabicShaping.txt). */
const rightJoining =
  /[\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]/;
const nonJoining = /[\u0621\u0674]/;
const arabicLetter = /^(?=\p{L})\p{Script=Arabic}$/u;

function joiningOf(base: string): 'none' | 'right' | 'dual' {
  if (base === TATWEEL) return 'dual';
  if (!arabicLetter.test(base) || nonJoining.test(base)) return 'none';
  const forms = presentationForms.get(base)?.length;
  if (forms) return forms > 2 ? 'dual' : 'right';
  return rightJoining.test(base) ? 'right' : 'dual';
}

function toLetter(cell: Cell): Letter {
  const [base = '', ...marks] = cell.text.normalize('NFC');
  return { cell, base, marks: marks.join('') };
}

function join(before: Letter | undefined, after: Letter | undefined): boolean {
  if (before?.marks.includes(ZERO_WIDTH_NON_JOINER)) return false;
  const reaches = before !== undefined && joiningOf(before.base) === 'dual';
  const receives = after !== undefined && joiningOf(after.base) !== 'none';
  return before?.marks.includes(ZERO_WIDTH_JOINER) ? reaches || receives : reaches && receives;
}

/** The form of a letter or ligature between its neighbours. */
function formOf(forms: readonly string[], joinsBefore: boolean, joinsAfter: boolean): string | undefined {
  return forms[(joinsAfter && forms.length > 2 ? 2 : 0) + (joinsBefore ? 1 : 0)] ?? forms[0];
}

/**
 * Joins Arabic letters as a font would, for terminals that do not: letters become presentation forms,
 * lam and alef their ligature in one cell. Marks stay behind their letter. Takes and gives logical
 * order (Unicode Standard, 9.2 'Cursive Joining').
 */
export function shape(cells: readonly Cell[]): Cell[] {
  const letters = cells.map(toLetter);
  const shaped: Cell[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] as Letter;
    const next = letters[index + 1];
    const ligature =
      next && !letter.marks.includes(ZERO_WIDTH_NON_JOINER)
        ? presentationForms.get(letter.base + next.base)
        : undefined;
    const forms = ligature ?? presentationForms.get(letter.base);
    if (!forms) {
      shaped.push(letter.cell);
      continue;
    }
    const joinsBefore = join(letters[index - 1], letter);
    const joinsAfter = !ligature && join(letter, next);
    const marks = ligature && next ? letter.marks + next.marks : letter.marks;
    const text = `${formOf(forms, joinsBefore, joinsAfter)}${marks.replace(joiners, '')}`;
    shaped.push({ text, style: letter.cell.style, width: stringWidth(text) });
    if (ligature) index += 1;
  }
  return shaped;
}
