import { describe, expect, it } from 'vitest';
import { sentencesWith } from '../../../src/evaluation/cases/answer-sentences.ts';

describe('sentencesWith', () => {
  const text = 'وقع هجوم في مخمور. سافر الوفد. عاد الهدوء إلى مخمور.';

  it('finds every sentence that holds the answer', () => {
    expect(sentencesWith(text, 'مخمور')).toEqual([0, 2]);
    expect(sentencesWith(text, 'أنقرة')).toEqual([]);
  });

  it('finds an answer over several sentences by its beginning', () => {
    expect(sentencesWith(text, 'سافر الوفد. عاد الهدوء')).toEqual([1]);
  });
});
