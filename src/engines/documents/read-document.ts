import { IsnadError } from '../../core/errors.ts';
import type { ImportedDocument } from '../../core/importing/document.ts';
import { paragraphsOf } from '../../core/importing/unwrap.ts';
import { decodeText } from './decode.ts';
import { importFault } from './fault.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { Input } from './input.ts';

type Reader = (input: Input, onPage: () => unknown) => Promise<ImportedDocument>;

/** A reader of each format. The libraries are imported when their format comes, since nothing else needs them. */
const readers: Readonly<Record<FileKind, Reader>> = {
  pdf: async (input, onPage) => (await import('./pdf.ts')).readPdf(input, onPage),
  docx: async (input) => (await import('./docx.ts')).readDocx(input),
  async html({ bytes }) {
    const [, charset] = /<meta[^>]+charset=["']?([\w-]+)/i.exec(Buffer.from(bytes).toString('latin1')) ?? [];
    const { text, doubts } = decodeText(bytes, charset);
    const { readPage } = await import('./page.ts');
    const page = readPage(text);
    return { ...page, doubts: [...doubts, ...page.doubts] };
  },
  async markdown({ bytes }) {
    const { text, doubts } = decodeText(bytes);
    const { readMarkdown } = await import('./markdown.ts');
    return { ...readMarkdown(text), doubts };
  },
  async text({ bytes }) {
    const { text, doubts } = decodeText(bytes);
    const blocks = paragraphsOf(text.replace(/\r\n?/g, '\n')).map((text) => ({
      kind: 'text' as const,
      text,
    }));
    return { nature: 'page', stated: {}, blocks, doubts };
  },
};

/**
 * Reads a document of any of the formats that are known.
 * @param onPage called after each page, where there are pages
 * @throws IsnadError IMPORT_FAULT where it is of none, or cannot be read
 */
export async function readDocument(
  input: Input,
  onPage: () => unknown = () => {},
): Promise<ImportedDocument> {
  const kind = fileKind(input);
  try {
    return await readers[kind](input, onPage);
  } catch (error) {
    if (error instanceof IsnadError) throw error;
    const reason = (error as Error).message.split('\n', 1)[0];
    throw importFault(
      input.name,
      `could not be read (${reason})`,
      'It may be damaged: open it and save it anew.',
    );
  }
}
