import { IsnadError } from '../core/errors.ts';

/** A line of the input, without its ending. */
export interface InputLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Why the line cannot be read, or null; `text` then has U+FFFD where bytes made no sense. */
  readonly fault: IsnadError | null;
}

const LINE_FEED = 0x0a;
/** Bytes of a line that are kept, so that a line without end cannot fill the memory; no question is as long. */
const longestLine = 256 * 1024;

/** Gathers the bytes of one line. */
class LineBuffer {
  #pieces: Buffer[] = [];
  #length = 0;
  #number = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(bytes: Buffer): void {
    const kept = bytes.subarray(0, longestLine - this.#length);
    if (kept.length > 0) this.#pieces.push(kept);
    this.#length += kept.length;
  }

  take(): InputLine {
    const bytes = Buffer.concat(this.#pieces);
    const cut = this.#length === longestLine;
    this.#pieces = [];
    this.#length = 0;
    this.#number += 1;
    return { number: this.#number, ...decode(bytes, cut, this.#number === 1) };
  }
}

function decode(bytes: Buffer, cut: boolean, first: boolean): Pick<InputLine, 'text' | 'fault'> {
  const decoder = (fatal: boolean) => new TextDecoder('utf-8', { fatal, ignoreBOM: !first });
  const clean = (text: string): string => text.replace(/\r$/, '');
  try {
    // The last character of a cut line may have lost bytes of its own, which is no fault of the input.
    return { text: clean(decoder(true).decode(bytes, { stream: cut })), fault: null };
  } catch {
    return { text: clean(decoder(false).decode(bytes)), fault: new IsnadError('QUESTION_NOT_UTF8') };
  }
}

/**
 * The lines of a stream of UTF-8, as they come. A line ends with LF or CRLF; an ending at the very end
 * starts no further line, and a byte order mark at the very beginning is not part of the first.
 */
export async function* readLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<InputLine> {
  const line = new LineBuffer();
  for await (const chunk of stream) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      line.add(rest.subarray(0, end));
      yield line.take();
      rest = rest.subarray(end + 1);
    }
    line.add(rest);
  }
  if (!line.isEmpty) yield line.take();
}
