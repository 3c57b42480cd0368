import type { Writable } from 'node:stream';
import { IsnadError } from '../core/errors.ts';

/** The reader of the output went away (`| head -1`): nothing is left to do, and nothing is wrong. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** A stream that text is written to no faster than its reader takes it. */
export class Output {
  readonly #stream: Writable;

  constructor(stream: Writable) {
    this.#stream = stream;
    // Every failed write rejects in `write`; without a listener the same error would end the process.
    stream.on('error', () => {});
  }

  /**
   * Resolves when the stream has passed the text on.
   * @throws ReaderGone
   * @throws IsnadError OUTPUT_UNWRITABLE
   */
  async write(text: string): Promise<void> {
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      this.#stream.write(text, resolve);
    });
    if (!error) return;
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') throw new ReaderGone();
    throw new IsnadError('OUTPUT_UNWRITABLE', error.message);
  }
}
