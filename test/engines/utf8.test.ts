import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedUtf8 } from '../../src/engines/utf8.ts';

function standard(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

describe('decodedUtf8', () => {
  it('reads any text as the standard decoder does, a byte order mark and all', () => {
    const text = fc
      .tuple(fc.constantFrom('', '\ufeff', '\ufeff\ufeff'), fc.string({ unit: 'binary' }))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const bytes = new TextEncoder().encode(written);
        expect(decodedUtf8(bytes)).toBe(standard(bytes));
      }),
    );
  });

  it('refuses whatever bytes the standard decoder refuses', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodedUtf8(bytes)).toBe(standard(bytes));
      }),
    );
    for (const bytes of [
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0x61, 0xe0],
    ])
      expect(decodedUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
});
