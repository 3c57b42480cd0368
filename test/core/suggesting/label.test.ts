import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../src/core/suggesting/label.ts';
import { suggestionLimits } from '../../../src/core/suggesting/suggestion.ts';
import { hostileText } from '../../discord/replies/hostile.ts';

/** What shows something when nothing else stands beside it. */
const visible = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/u;

describe('labelOf', () => {
  it('leaves a short line as it is', () => {
    expect(labelOf('8 · قال المتحدث: «نعم».')).toBe('8 · قال المتحدث: «نعم».');
  });

  it('cuts at the end of a word and says so', () => {
    const words = Array.from({ length: 40 }, (_, place) => `كلمة${place}`).join(' ');
    const label = labelOf(words);
    expect(label).toMatch(/^كلمة0 .* كلمة\d+…$/u);
    expect(words.startsWith(`${label.slice(0, -1)} `)).toBe(true);
    expect(label.length).toBeGreaterThan(suggestionLimits.length - 10);
  });

  it('makes one line of several, without direction controls', () => {
    expect(labelOf('\u202eعنوان\u2069\n14 أغسطس\u200b\n\nصورة')).toBe('عنوان 14 أغسطس صورة');
  });

  it('cuts one long word between characters', () => {
    const label = labelOf('👩‍👩‍👧'.repeat(40));
    expect(label).toMatch(/^(?:👩‍👩‍👧)+…$/u);
  });

  it('is empty for what shows nothing', () => {
    expect(labelOf(' \n\u200b\u202e\u0007')).toBe('');
    expect(labelOf('\u0301\u200d')).toBe('');
  });

  it('is visible, one line and within the limit for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const label = labelOf(text);
        expect(label.length).toBeLessThanOrEqual(suggestionLimits.length);
        expect(label).not.toMatch(
          /[\n\r\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/,
        );
        expect(label === '' || visible.test(label)).toBe(true);
        expect(label.trim()).toBe(label);
      }),
    );
  });
});
