import { importFault } from './fault.ts';
import type { Input } from './input.ts';

/** The formats that can be imported. */
export type FileKind = 'pdf' | 'docx' | 'html' | 'markdown' | 'text';

type Signature = FileKind | 'zip' | 'ole' | 'rtf' | 'mhtml' | 'picture' | 'binary' | 'writing';

const kindOfExtension: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  docx: 'docx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
};

const names: Readonly<Record<Signature, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  html: 'a web page',
  markdown: 'Markdown',
  text: 'text',
  writing: 'text',
  zip: 'a ZIP archive',
  ole: 'an old or a protected Office file',
  rtf: 'rich text (RTF)',
  mhtml: 'a web archive (MHTML)',
  picture: 'a picture',
  binary: 'neither text nor a format that is known',
};

const advice: Partial<Record<Signature, string>> = {
  zip: 'Of archives, only Word documents (.docx) are read: take the report out of it, or save it as DOCX or PDF.',
  ole: 'Take its password off, or open it and save it as DOCX.',
  rtf: 'Open it and save it as DOCX.',
  mhtml: "Save the page anew as 'web page, HTML only'.",
  picture: 'Run it through a program that reads text off pictures (OCR), and import what that gives.',
  binary: 'Save the report as PDF, DOCX, HTML, Markdown or plain text in UTF-8.',
};

/** Bytes at the beginning that are looked at. */
const looked = 4096;
const pictures = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'];

/**
 * Tells a file's format by its content; between text, Markdown and HTML its name has a say.
 * @throws IsnadError IMPORT_FAULT for a format that cannot be imported, or that is another than the name says
 */
export function fileKind({ name, bytes }: Input): FileKind {
  const claimed = kindOfExtension[/\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''];
  const found = signatureOf(bytes);
  const told = advice[found];
  if (told) throw importFault(name, `is ${names[found]}`, told);
  if (found === 'writing') {
    if (claimed === 'pdf' || claimed === 'docx') throw mismatch(name, claimed, found);
    return claimed ?? (/^\ufeff?(?:---\r?\n|#{1,6} )/.test(beginning(bytes)) ? 'markdown' : 'text');
  }
  // A page may be kept under any name of a text: its tags tell. Markdown may begin with a tag of its own.
  if (found === 'html' && claimed === 'markdown') return 'markdown';
  if (claimed && claimed !== found && !(found === 'html' && claimed === 'text'))
    throw mismatch(name, claimed, found);
  return found as FileKind;
}

const mismatch = (name: string, claimed: Signature, found: Signature) =>
  importFault(
    name,
    `is named as ${names[claimed]} but is ${names[found]}`,
    'Give it the ending of what it is, or save it anew.',
  );

const beginning = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, looked)).toString('utf8');

function signatureOf(bytes: Uint8Array): Signature {
  const raw = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
  if (raw.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (raw.startsWith('PK')) return Buffer.from(bytes).includes('word/document.xml') ? 'docx' : 'zip';
  if (raw.startsWith('\xd0\xcf\x11\xe0')) return 'ole';
  if (raw.startsWith('{\\rtf')) return 'rtf';
  if (pictures.some((picture) => raw.startsWith(picture))) return 'picture';
  const isWide = raw.startsWith('\xff\xfe') || raw.startsWith('\xfe\xff');
  if (!isWide && Buffer.from(bytes).includes(0)) return 'binary';
  if (/^(?:From|MIME-Version|Snapshot-Content-Location):.*multipart\/related/is.test(raw)) return 'mhtml';
  if (
    /^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is.test(
      raw,
    )
  )
    return 'html';
  return 'writing';
}
