import { getResolvedPDFJS } from 'unpdf';
import type { ImportedDocument } from '../../core/importing/document.ts';
import { withLigatures } from '../../core/importing/pages/ligatures.ts';
import { linesOf } from '../../core/importing/pages/lines.ts';
import { blocksOfPages } from '../../core/importing/pages/paragraphs.ts';
import { isArabic, type Line, type Piece } from '../../core/importing/pages/piece.ts';
import { importFault } from './fault.ts';
import type { Input } from './input.ts';

const maxPages = 2000;
/** What pdf.js says of a document: errors alone, since it warns of much that does no harm. */
const errorsOnly = 0;

type Proxy = Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>;

type Page = Awaited<ReturnType<Proxy['getPage']>>;

// pdf.js hands fonts over by a method that Node has from version 21 on; a copy does as well.
if (!('transferToFixedLength' in ArrayBuffer.prototype))
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer, length = this.byteLength) {
      return this.slice(0, length);
    },
  });

/**
 * Reads the text of a PDF, its lines found by where they stand.
 * @param onPage called after each page
 * @throws IsnadError IMPORT_FAULT where it is protected, damaged, too long, or a picture of text
 */
export async function readPdf({ name, bytes }: Input, onPage: () => unknown): Promise<ImportedDocument> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: errorsOnly,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const pdf = await task.promise.catch((error: Error) => {
      throw fault(name, error);
    });
    if (pdf.numPages > maxPages)
      throw importFault(
        name,
        `has ${pdf.numPages} pages; at most ${maxPages} are read`,
        'Split it into parts.',
      );
    return await readPages(name, pdf, onPage);
  } finally {
    await task.destroy();
  }
}

async function readPages(name: string, pdf: Proxy, onPage: () => unknown): Promise<ImportedDocument> {
  const pages: Line[][] = [];
  let pictured = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const lines = linesOf(await piecesOf(page));
    if (lines.length === 0 && (await hasPicture(page))) pictured += 1;
    pages.push(lines);
    page.cleanup();
    await onPage();
  }
  if (pictured > 0 && pages.every((lines) => lines.length === 0))
    throw importFault(
      name,
      'has pictures of pages and no text',
      'Run it through a program that reads text off pictures (OCR, for example ocrmypdf), and import what that gives.',
    );
  const doubts =
    pictured > 0
      ? [
          `Of its ${pages.length} pages, ${pictured} are pictures without text, and text on pictures is not read.`,
        ]
      : [];
  const nature = (await isPrintedPage(pdf)) ? 'page' : 'document';
  return { nature, stated: {}, blocks: blocksOfPages(pages), doubts };
}

/** Whether a browser printed the document: it then names itself as to a server. */
async function isPrintedPage(pdf: Proxy): Promise<boolean> {
  const { info } = await pdf.getMetadata();
  return /^Mozilla\/\d/.test(String((info as { Creator?: unknown }).Creator));
}

/** The pieces of a page, the letters of its ligatures in their order. */
async function piecesOf(page: Page): Promise<Piece[]> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const pieces = items.flatMap((item) => ('str' in item ? [item] : []));
  const texts = pieces.map(({ str }) => str);
  const ordered = texts.some(isArabic) ? withLigatures(texts, await glyphsOf(page)) : texts;
  return pieces.flatMap((piece, place) => pieceOf({ ...piece, str: ordered[place] ?? '' }));
}

async function hasPicture(page: Page): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray } = await page.getOperatorList();
  const painting = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
  return fnArray.some((operator) => painting.includes(operator));
}

/** What each glyph of a page stands for, in the order in which the page is written. */
async function glyphsOf(page: Page): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, place) => {
    if (operator !== OPS.showText) return [];
    const [shown] = argsArray[place] as [readonly { readonly unicode?: string }[]];
    return shown.flatMap(({ unicode }) => unicode ?? []);
  });
}

interface TextItem {
  readonly str: string;
  /** The matrix of its letters: scale, rotation and place. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Text that is turned, such as a watermark across the page, belongs to no line. */
function pieceOf({ str, transform, width, height }: TextItem): Piece[] {
  const [, turned = 0, , scale = 0, x = 0, y = 0] = transform;
  return Math.abs(turned) > 0.01 ? [] : [{ text: str, x, y, width, size: height || Math.abs(scale) }];
}

function fault(name: string, error: Error) {
  return error.name === 'PasswordException'
    ? importFault(
        name,
        'is protected by a password',
        'Open it with the password and save it without (qpdf --decrypt).',
      )
    : importFault(
        name,
        `could not be read as a PDF (${error.message})`,
        'Open it and print it to a new PDF, or save it as text.',
      );
}
