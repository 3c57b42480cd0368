import { createReadStream } from 'node:fs';
import path from 'node:path';
import { importFault } from './fault.ts';

/** The size in bytes past which a document is refused. */
const maxDocumentBytes = 64 * 1024 * 1024;

/** A document's bytes, and how messages name it. */
export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file, or a stream in its place.
 * @param file its path, absolute; null to read the stream
 * @throws IsnadError IMPORT_FAULT where it cannot be read, is empty or too large
 */
export async function readInput(file: string | null, stream: AsyncIterable<Buffer | string>): Promise<Input> {
  const name = file === null ? 'the input' : path.basename(file);
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of file === null ? stream : createReadStream(file)) {
      pieces.push(Buffer.from(piece));
      length += piece.length;
      if (length > maxDocumentBytes) break;
    }
  } catch (error) {
    throw importFault(name, `could not be read (${reasonOf(error)})`, 'Name a file that this user may read.');
  }
  if (length > maxDocumentBytes)
    throw importFault(
      name,
      `has more than ${maxDocumentBytes / 1024 / 1024} MiB`,
      'Split it into parts, or save it without pictures.',
    );
  if (length === 0) throw importFault(name, 'is empty', 'Name a file that has text in it.');
  return { name, bytes: Buffer.concat(pieces) };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return message.split(',')[0] ?? message;
}
