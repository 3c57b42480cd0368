import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/core/text/fold.ts';
import { isStopWord } from '../../../src/core/text/stop-words.ts';

const folded = (words: string): string[] => words.split(' ').map((word) => fold(word).text);

describe('isStopWord', () => {
  it.each(folded('من إلى على في هذه الذي كانت متى أين كيف لماذا ماذا هل'))(
    'holds %s of standard Arabic',
    (word) => {
      expect(isStopWord(word, 'ar')).toBe(true);
    },
  );

  it.each(folded('منو شنو وين شوكت شكد ليش شلون اكو ماكو هسه اللي چان شگد'))(
    'holds %s of Iraqi Arabic',
    (word) => {
      expect(isStopWord(word, 'ar')).toBe(true);
    },
  );

  it.each(folded('the of in who where when which is was how many please'))('holds %s of English', (word) => {
    expect(isStopWord(word, 'en')).toBe(true);
  });

  it.each(folded('بغداد قوات محافظة عملية متحدث داعش وزارة جيش صورة 1190'))('does not hold %s', (word) => {
    expect(isStopWord(word, 'ar')).toBe(false);
  });

  it.each(folded('baghdad forces province operation spokesman isis army photo 1190'))(
    'does not hold %s',
    (word) => {
      expect(isStopWord(word, 'en')).toBe(false);
    },
  );

  it('holds a word in its own language only', () => {
    expect([isStopWord('the', 'ar'), isStopWord(fold('من').text, 'en')]).toEqual([false, false]);
  });

  it('holds words as they are folded, whatever hamza they were listed with', () => {
    expect([isStopWord('الي', 'ar'), isStopWord('اين', 'ar'), isStopWord('إلى', 'ar')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('does not hold the empty word', () => {
    expect([isStopWord('', 'ar'), isStopWord('', 'en')]).toEqual([false, false]);
  });
});
