import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginLineIn, isolate, isolateIn, lineIn, stripBidiControls } from '../../../src/core/text/bidi.ts';
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

describe('a line', () => {
  // At run time the import is the factory itself; the package's types describe its ES module instead.
  const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
  /** 1 where a line that takes its direction from its first strong letter runs from right to left. */
  const levelOf = (line: string) => bidi.getEmbeddingLevels(line, 'auto').paragraphs[0]?.level;

  it.each([
    ['ar', 'قال', 1],
    ['ar', 'Discord', 1],
    ['ar', '8', 1],
    ['en', 'said', 0],
    ['en', 'قال', 0],
  ] as const)('in %s of "%s" has the direction of its language', (language, text, level) => {
    expect(levelOf(lineIn(language, text))).toBe(level);
    expect(stripBidiControls(lineIn(language, text))).toBe(text);
  });

  it('of isolated parts has the direction that it began with, which it would not have of itself', () => {
    const parts = `${isolateIn('ar', 'التقارير')} · ${isolateIn('en', 'Reports')}`;
    expect(levelOf(parts)).toBe(0);
    expect(levelOf(beginLineIn('ar', parts))).toBe(1);
  });
});
