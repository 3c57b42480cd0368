import { isArabic, isLatin, type Line, type Piece } from './piece.ts';

/** Of a letter's height: how far a baseline may be off, what a space is at least, and what parts the cells of a row. */
const baselineTolerance = 0.45;
const markTolerance = 0.8;
const spaceWidth = 0.15;
/** A page that is written letter by letter writes its spaces too, so that only a wider gap is another. */
const spaceBetweenLetters = 0.3;
const lettersOfPiece = 3;
const cellGap = 1.8;
const noWidth = 0.03;
/** Letters that a space before a comma may be farther away and yet be the place of a mark. */
const surely = 6;

/** Pieces on one baseline, one after another as the page has them, are a line. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const groups: { readonly pieces: Piece[]; y: number }[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const group = groups.at(-1);
    const isThin = piece.width <= piece.size * noWidth;
    const tolerance = piece.size * (isThin ? markTolerance : baselineTolerance);
    if (group && Math.abs(piece.y - group.y) < tolerance) {
      group.pieces.push(piece);
      if (!isThin) group.y = piece.y;
    } else groups.push({ pieces: [piece], y: piece.y });
  }
  return groups.map(({ pieces }) => lineOf(pieces)).filter(({ text }) => text !== '');
}

const isMark = ({ text }: Piece): boolean => /^\s*\p{M}+\s*$/u.test(text);

/**
 * What a line of Arabic shows. Spaces without a width only fill in between the parts of a ligature, and foreign letters
 * without one are vowel marks under a name that is not their own.
 */
const isShownInArabic = (piece: Piece): boolean =>
  piece.width > piece.size * noWidth || isArabic(piece.text) || isMark(piece);

function lineOf(pieces: readonly Piece[]): Line {
  const solid = pieces.filter(({ text }) => text.trim());
  const rtl =
    solid.filter(({ text }) => isArabic(text)).length * 2 >=
    solid.filter(({ text }) => /\p{L}/u.test(text)).length;
  const hasArabic = solid.some(({ text }) => isArabic(text));
  const direction = rtl && hasArabic ? 'rtl' : 'ltr';
  const ordered =
    direction === 'rtl'
      ? rightToLeft(unfold(pieces.filter(isShownInArabic)))
      : [...pieces].sort((a, b) => a.x - b.x);
  const cells = cellsOf(ordered);
  const size = Math.max(0, ...solid.map((piece) => piece.size));
  return {
    text: cells.join(' '),
    cells,
    left: Math.min(...solid.map(({ x }) => x)),
    right: Math.max(...solid.map(({ x, width }) => x + width)),
    y: solid[0]?.y ?? 0,
    size,
    direction,
  };
}

const end = ({ x, width }: Piece): number => x + width;

/** A mark that stands where another piece has a space, as brackets do, is put between the two halves of that piece. */
function unfold(pieces: readonly Piece[]): Piece[] {
  let parts = [...pieces];
  for (const mark of pieces) {
    if (!/^[^\p{L}\s]+$/u.test(mark.text)) continue;
    const host = parts.find(
      (part) =>
        part !== mark &&
        / /.test(part.text.trim()) &&
        part.x < mark.x &&
        end(part) > end(mark) &&
        (isArabic(part.text) || /\d \d/.test(part.text)),
    );
    if (host) parts = parts.flatMap((part) => (part === host ? halves(host, mark) : [part]));
  }
  return parts;
}

/** Splits a piece at the space nearest to where a mark stands, as its letters are of much the same width. */
function halves(host: Piece, mark: Piece): Piece[] {
  const [left, right] = [mark.x - host.x, end(host) - end(mark)];
  const isRtl = isArabic(host.text);
  const place = ((isRtl ? right : left) / host.width) * host.text.length;
  const spaces = [...host.text.matchAll(/ /g)].map(({ index }) => index);
  // No writer puts a space before a comma: that one was made up for what stands there.
  const distance = (at: number): number =>
    Math.abs(at - place) - (/[،؛,.:]/.test(host.text[at + 1] ?? '') ? surely : 0);
  const [at = 0] = spaces.sort((a, b) => distance(a) - distance(b));
  const [first, second] = [host.text.slice(0, at), host.text.slice(at + 1)];
  return [
    { ...host, text: isRtl ? first : second, x: end(mark), width: right },
    { ...host, text: isRtl ? second : first, width: left },
  ];
}

/** From right to left, but for stretches of Latin words, which keep the order from left to right among themselves. */
function rightToLeft(pieces: readonly Piece[]): Piece[] {
  const fromLeft = [...pieces]
    .map((piece) => (isMark(piece) ? onItsLetter(piece, pieces) : piece))
    .sort((a, b) => a.x - b.x || end(a) - end(b));
  const stretches: Piece[][] = [];
  let latinUntil = -1;
  fromLeft.forEach((piece, place) => {
    if (place <= latinUntil) stretches.at(-1)?.push(piece);
    else stretches.push([piece]);
    if (place <= latinUntil) return;
    if (isLatin(piece.text) && !isArabic(piece.text)) latinUntil = latinEnd(fromLeft, place);
    else if (/\p{Nd}$/u.test(piece.text) && !isArabicLetter(piece.text))
      latinUntil = numberEnd(fromLeft, place);
  });
  return stretches.reverse().map(readInArabic);
}

/**
 * A vowel mark moved to the left edge of its letter, so that it is read after that. Where a page is written from left to
 * right, as it looks, a mark comes before its letter; where it is written as it is read, after.
 */
function onItsLetter(mark: Piece, pieces: readonly Piece[]): Piece {
  const place = pieces.indexOf(mark);
  const isLetter = (piece: Piece): boolean => isArabic(piece.text) && !isMark(piece);
  const before = pieces.slice(0, place).findLast(isLetter);
  const after = pieces.slice(place + 1).find(isLetter);
  const letter = before && after && before.x > after.x ? before : (after ?? before);
  return letter ? { ...mark, x: letter.x, width: 0 } : mark;
}

/**
 * A stretch of Latin words as one piece of a line of Arabic. Quotation marks and brackets at its two ends belong to the
 * Arabic around it, so that what stands at its right is read first and what stands at its left last.
 */
function readInArabic(stretch: readonly Piece[]): Piece {
  const [first, last] = [stretch[0], stretch.at(-1)] as [Piece, Piece];
  // What is no word is shown from left to right, and so it stands in its piece.
  const isLone = stretch.length === 1 && !isLatin(first.text);
  if (isLone)
    return /[\p{L}\p{N}]/u.test(first.text) ? first : { ...first, text: [...first.text].reverse().join('') };
  const text = cellsOf(stretch).join(' ');
  const [left = ''] = /^[^\p{L}\p{N}\s]*/u.exec(text) ?? [];
  const [right = ''] = /[^\p{L}\p{N}\s.%]*$/u.exec(text) ?? [];
  const words = text.slice(left.length, text.length - right.length);
  return { ...first, text: `${right}${words}${left}`, width: end(last) - first.x };
}

/** The last place of a number that is written in several pieces, such as 4,800 or 14/08/2021, with no gap between them. */
function numberEnd(pieces: readonly Piece[], from: number): number {
  let last = from;
  for (let place = from + 1; place < pieces.length; place++) {
    const [piece, before] = [pieces[place] as Piece, pieces[place - 1] as Piece];
    if (!/^[\p{Nd}.,:/٫٬-]+$/u.test(piece.text) || piece.x - end(before) > before.size * spaceWidth) break;
    if (/\p{Nd}$/u.test(piece.text)) last = place;
  }
  return last;
}

const isArabicLetter = (text: string): boolean => /(?=\p{L})\p{Script=Arabic}/u.test(text);

/** The last place of the Latin words that go on from a place, with what stands between them and numbers after them. */
function latinEnd(pieces: readonly Piece[], from: number): number {
  let last = from;
  for (let place = from + 1; place < pieces.length; place++) {
    const [piece, before] = [pieces[place] as Piece, pieces[last] as Piece];
    if (isArabic(piece.text) || piece.x - end(before) > before.size * cellGap) break;
    if (/[\p{L}\p{N}]/u.test(piece.text)) last = place;
  }
  return last;
}

function cellsOf(pieces: readonly Piece[]): string[] {
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const space = letters < pieces.length * lettersOfPiece ? spaceBetweenLetters : spaceWidth;
  const cells: string[] = [];
  let text = '';
  let previous: Piece | null = null;
  for (const piece of pieces) {
    if (isMark(piece)) {
      text += piece.text.trim();
      continue;
    }
    const isSpace = !piece.text.trim();
    const size = Math.max(piece.size, previous?.size ?? 0);
    // A space that is wider than a letter covers something else, which has a place of its own.
    if (isSpace && piece.width <= size) text += ' ';
    if (isSpace) continue;
    if (previous) {
      const gap = Math.max(piece.x - end(previous), previous.x - end(piece));
      if (gap > size * cellGap) {
        cells.push(text);
        text = '';
      } else if (gap > size * space) text += ' ';
    }
    text += piece.text;
    previous = piece;
  }
  return [...cells, text].map((cell) => cell.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
