import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesAmong } from '../../../src/core/corpus/known-texts.ts';

const anyTexts = fc.array(
  fc.oneof(fc.constantFrom('', 'قوات', 'بغداد', 'بغدان'), fc.string({ unit: 'binary' })),
  {
    maxLength: 12,
  },
);

describe('placesAmong', () => {
  it('finds a place where the same text stood for every text that was there, and for no other', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, fc.nat(), (before, came, at) => {
        const texts = [...before.slice(at % 5), ...came, ...before];
        const places = placesAmong(before, texts);
        expect([...places].map((place) => (place < 0 ? null : before[place]))).toEqual(
          texts.map((text) => (before.includes(text) ? text : null)),
        );
      }),
    );
  });

  it('gives texts that stay the places that they had, and so tells equal ones apart by their order', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        expect([...placesAmong(texts, texts)]).toEqual([...texts.keys()]);
      }),
    );
  });

  it('goes on after a text that was put in or taken out', () => {
    expect([...placesAmong(['a', 'b', 'c', 'b'], ['a', 'new', 'b', 'c', 'b'])]).toEqual([0, -1, 1, 2, 3]);
    expect([...placesAmong(['a', 'b', 'c', 'b'], ['a', 'c', 'b'])]).toEqual([0, 2, 3]);
  });
});
