import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolate, isolateIn, stripBidiControls } from '../../../src/core/text/bidi.ts';
import { anyText } from './unicode.ts';

const controls = [
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069'],
];
const text = fc
  .array(fc.oneof(anyText, fc.constantFrom(...controls)), { maxLength: 8 })
  .map((parts) => parts.join(''));

/** How many isolates are open at the end, or null where one is closed that was not opened. */
const openIsolates = (written: string): number | null => {
  let open = 0;
  for (const character of written) {
    if (/[\u2066-\u2068]/.test(character)) open++;
    if (character === '\u2069' && --open < 0) return null;
  }
  return open;
};

describe('stripBidiControls', () => {
  it.each(controls.map((control) => [control.codePointAt(0)?.toString(16), control]))(
    'takes U+%s out',
    (_, control) => {
      expect(stripBidiControls(`a${control}${control}ب`)).toBe('aب');
    },
  );

  it('takes every Unicode direction control out of any text and nothing else', () => {
    fc.assert(
      fc.property(text, (written) => {
        const stripped = stripBidiControls(written);
        expect(stripped).not.toMatch(/\p{Bidi_Control}/u);
        expect(stripped).toBe([...written].filter((character) => !controls.includes(character)).join(''));
      }),
    );
  });

  it('leaves joiners, of which words are made, alone', () => {
    expect(stripBidiControls('می\u200cخورم 👩\u200d🚒')).toBe('می\u200cخورم 👩\u200d🚒');
  });
});

describe('isolates', () => {
  it('open and close exactly once around a stripped text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const stripped = stripBidiControls(written);
        for (const isolated of [isolate(stripped), isolateIn('ar', stripped), isolateIn('en', stripped)]) {
          expect(openIsolates(isolated)).toBe(0);
          expect(isolated.slice(1, -1)).toBe(stripped);
        }
      }),
    );
  });

  it('have the direction of the language, or of the first strong letter where it is unknown', () => {
    expect([isolateIn('ar', 'س'), isolateIn('en', 'a'), isolate('?')]).toEqual([
      '\u2067س\u2069',
      '\u2066a\u2069',
      '\u2068?\u2069',
    ]);
  });
});
