import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/answering/answer-question.ts';
import { listParagraphs } from '../../../src/core/corpus/passages.ts';
import type { Report } from '../../../src/core/corpus/report.ts';
import type { PlacedCandidate } from '../../../src/core/suggesting/candidates.ts';
import { answeredFrom } from '../../../src/core/suggesting/verify.ts';

const report = (slug: string): Report => ({
  slug,
  original: {
    language: 'ar',
    title: 'أخبار كركوك',
    date: '',
    caption: '',
    paragraphs: ['أخبار كركوك', 'وصل الوفد إلى كَركوك.', 'عاد الوفد من كركوكلي.'],
  },
  renditions: [],
  source: null,
  url: null,
});
const reports = [report('first'), report('second')];
const places = listParagraphs(reports);

/** Where a candidate may be suggested for, if the assistant answers it from a paragraph of a report. */
function from(
  candidate: Pick<PlacedCandidate, 'paragraph' | 'term'>,
  document: string,
  paragraph: number,
  answered = true,
) {
  const excerpts = [{ document, paragraph }] as unknown as Decision['excerpts'];
  const asked = { text: '', kind: 'what', language: 'ar', ...candidate } as const;
  return answeredFrom(asked, { answered, excerpts }, reports, places);
}

describe('answeredFrom', () => {
  const own = { paragraph: 4, term: null };
  const term = { paragraph: null, term: 'كركوك' };

  it('is the paragraph that the question was made from, and no other', () => {
    expect(from(own, 'second', 1)).toEqual({ document: 'second', paragraph: 1 });
    expect(from(own, 'first', 1)).toBeNull();
    expect(from(own, 'second', 2)).toBeNull();
  });

  it('is, for a term, any paragraph that has it as words, but no heading', () => {
    expect(from(term, 'first', 1)).toEqual({ document: 'first', paragraph: 1 });
    expect(from(term, 'first', 2)).toBeNull();
    expect(from(term, 'first', 0)).toBeNull();
  });

  it('is none for a question that is declined', () => {
    expect(from(own, 'second', 1, false)).toBeNull();
    expect(
      answeredFrom(
        { text: '', kind: 'what', language: 'ar', ...own },
        { answered: true, excerpts: [] },
        reports,
        places,
      ),
    ).toBeNull();
  });
});
