import { describe, expect, it } from 'vitest';
import { embeddedText } from '../../../src/core/answering/embedded-text.ts';

describe('embeddedText', () => {
  it.each([
    ['«مَنْ  هــو المتحدث؟»', 'من هو المتحدث'],
    ['كم لواءً شُكّل في ٢٠٢١؟!', 'كم لواء شكل في 2021'],
    ['"Who is  Wayne Marotto?"', 'Who is Wayne Marotto'],
    ['أين\u200f أربيل؟', 'أين أربيل'],
  ])('writes %s alike', (question, written) => {
    expect(embeddedText(question, false)).toBe(written);
  });

  it('keeps spelling for a model that reads it, and folds it for one that does not', () => {
    expect(embeddedText('أين مديرية الوزراء؟', false)).toBe('أين مديرية الوزراء');
    expect(embeddedText('أين مديرية الوزراء؟', true)).toBe('اين مديريه الوزرا');
    expect(embeddedText('WHO?', true)).toBe('who');
  });

  it('leaves a question without letters and digits as it is', () => {
    expect(embeddedText('؟!', false)).toBe('؟!');
  });
});
