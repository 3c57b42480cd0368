import { IsnadError } from '../errors.ts';

/** A file as it was found in the corpus folder. */
export interface CorpusFile {
  /** Its name in the folder, for example `floods.en.md`. */
  readonly name: string;
  /** How messages name it: its path. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the bytes are in UTF-8, without a byte order mark, where whoever read them decoded them. */
  readonly text?: string | undefined;
}

/** The size in bytes past which a corpus file is refused unread. */
export const maxFileBytes = 8 * 1024 * 1024;

/** A CORPUS_FAULT at a line of a corpus file, lines counted from 1. */
export const corpusFault = (path: string, line: number, fault: string): IsnadError<'CORPUS_FAULT'> =>
  new IsnadError('CORPUS_FAULT', path, line, fault);

/** The fault of a file of `bytes` bytes, or null where it is not past the limit. */
export const oversizeFault = (path: string, bytes: number): IsnadError<'CORPUS_FAULT'> | null =>
  bytes <= maxFileBytes
    ? null
    : corpusFault(
        path,
        1,
        `The file has ${bytes} bytes; at most ${maxFileBytes} are read. Split it into several reports.`,
      );
