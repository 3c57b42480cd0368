import { type Unzipped, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { ImportedDocument } from '../../core/importing/document.ts';
import { parsePage } from './dom.ts';
import { importFault } from './fault.ts';
import { blocksOfHtml } from './html-blocks.ts';
import type { Input } from './input.ts';

/** What the parts of a document may be unpacked, together; the text of a thousand pages has a tenth of it. */
const maxUnpackedBytes = 64 * 1024 * 1024;
const maxParts = 2000;

const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Caption'] => p.caption:fresh"];

/**
 * Reads a Word document.
 * @throws IsnadError IMPORT_FAULT where it is damaged, or unpacks to more than any text would
 */
export async function readDocx(input: Input): Promise<ImportedDocument> {
  const buffer = Buffer.from(zipSync(unpackText(input), { level: 0 }));
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: styles, convertImage });
  const page = parsePage(value);
  // The numbers that lead to notes would stand in the middle of sentences.
  for (const link of page.querySelectorAll('a[href^="#footnote"], a[href^="#endnote"]')) link.remove();
  return { nature: 'document', stated: {}, blocks: blocksOfHtml(page.body), doubts: [] };
}

/** Unpacks the parts that hold text, within bounds: a few bytes can be packed so that they unpack to all of the memory. */
function unpackText({ name, bytes }: Input): Unzipped {
  let [parts, unpacked] = [0, 0];
  const isText = ({ name: part, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!/\.(?:xml|rels)$/i.test(part)) return false;
    parts += 1;
    unpacked += originalSize;
    if (parts > maxParts || unpacked > maxUnpackedBytes)
      throw importFault(
        name,
        `unpacks to more than ${maxParts} parts or ${maxUnpackedBytes / 1024 / 1024} MiB of text`,
        'Open it, if you trust it, and save the report as PDF or as several documents.',
      );
    return true;
  };
  return unzipSync(bytes, { filter: isText });
}
