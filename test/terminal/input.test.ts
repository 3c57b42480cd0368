import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/terminal/input.ts';

async function linesOf(...chunks: (string | Uint8Array)[]) {
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const lines = [];
  for await (const line of readLines(stream)) lines.push(line);
  return lines;
}

const textsOf = async (...chunks: (string | Uint8Array)[]) =>
  (await linesOf(...chunks)).map(({ text, fault }) => fault?.code ?? text);

describe('readLines', () => {
  it.each([
    ['nothing', '', []],
    ['one line without an ending', 'a', ['a']],
    ['no line behind the last ending', 'a\nb\n', ['a', 'b']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['blank lines', '\n\na\n', ['', '', 'a']],
    ['a byte order mark', '\ufeffa\n\ufeffb', ['a', '\ufeffb']],
  ])('reads %s', async (_, input, lines) => {
    expect(await textsOf(input)).toEqual(lines);
  });

  it('names a line that is not UTF-8 and reads on', async () => {
    const lines = await linesOf('a\n', Uint8Array.of(0xff, 0x62, 0x0a), 'c\n');
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, '\ufffdb'],
      [3, 'c'],
    ]);
    expect(lines.map(({ fault }) => fault?.code)).toEqual([undefined, 'QUESTION_NOT_UTF8', undefined]);
  });

  it('takes a letter that the end of the input cuts for a fault', async () => {
    expect(await textsOf(Uint8Array.of(0xd9))).toEqual(['QUESTION_NOT_UTF8']);
  });

  it('reads the same lines however the bytes arrive', async () => {
    const whole = Buffer.from('من هو\r\nالمتحدث؟\n\n😀 who\n');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: whole.length })), async (cuts) => {
        const bounds = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = bounds.slice(1).map((end, index) => whole.subarray(bounds[index], end));
        expect(await textsOf(...chunks)).toEqual(['من هو', 'المتحدث؟', '', '😀 who']);
      }),
    );
  });

  it('keeps the beginning of a line without end, and the line after it', async () => {
    const [long, next] = await linesOf(...Array.from({ length: 50 }, () => 'س'.repeat(10_000)), '\nb\n');
    expect(long?.fault).toBeNull();
    expect(long?.text).toMatch(/^س+$/);
    expect(long?.text.length).toBe((256 * 1024) / 2);
    expect(next).toMatchObject({ number: 2, text: 'b' });
  });
});
