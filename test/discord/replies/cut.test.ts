import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLine } from '../../../src/discord/replies/cut.ts';
import { endsWell } from './honest-cut.ts';
import { hostileText } from './hostile.ts';
import { readMarkup } from './reading.ts';

describe('cutLine', () => {
  it.each([
    ['a  line\nof words', 40, 'a line of words'],
    ['one two three', 8, 'one …'],
    ['one two three', 9, 'one two …'],
    ['half \ud83d of a pair', 40, 'half \ufffd of a pair'],
    ['\udc00\ud800', 40, '\ufffd\ufffd'],
    ['**bold**', 40, '\\*\\*bold\\*\\*'],
    ['العمليات المشتركة بين بغداد وأربيل', 24, 'العمليات المشتركة بين …'],
  ])('%j in %i', (text, limit, line) => expect(cutLine(text, limit)).toBe(line));

  it('is one line within its limit: the whole text, or its beginning up to the end of a word, marked', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 20, max: 400 }), (text, limit) => {
        const line = cutLine(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\n\p{Surrogate}]/u);
        const whole = text.replace(/\s+/g, ' ').trim();
        const { text: shown } = readMarkup(line);
        if (shown === whole) return;
        expect(shown.endsWith(' …')).toBe(true);
        const part = shown.slice(0, -2);
        expect(whole.startsWith(part)).toBe(true);
        expect(endsWell(whole, part)).toBe(true);
      }),
    );
  });
});
