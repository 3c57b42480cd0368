import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output } from '../../src/terminal/output.ts';

const failing = (code: string): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: no`), { code })),
  });

describe('Output', () => {
  it('waits for a slow reader', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const output = new Output(stream);
    let passedOn = 0;
    const writing = (async () => {
      for (let line = 0; line < 3; line += 1) {
        await output.write(`${line}\n`);
        passedOn += 1;
      }
    })();
    await new Promise((resolve) => setImmediate(resolve));
    expect(passedOn).toBeLessThan(3);
    let read = '';
    stream.on('data', (chunk) => (read += chunk));
    await writing;
    expect(read).toBe('0\n1\n2\n');
  });

  it('tells a reader that went away from a failure', async () => {
    await expect(new Output(failing('EPIPE')).write('a')).rejects.toMatchObject({ name: 'ReaderGone' });
    await expect(new Output(failing('ENOSPC')).write('a')).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: expect.stringContaining('ENOSPC'),
    });
  });

  it('goes on refusing once the reader is gone', async () => {
    const output = new Output(failing('EPIPE'));
    await expect(output.write('a')).rejects.toMatchObject({ name: 'ReaderGone' });
    await expect(output.write('b')).rejects.toMatchObject({ name: 'ReaderGone' });
  });
});
