import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../../src/core/errors.ts';
import { languages } from '../../../src/core/language.ts';
import * as notices from '../../../src/discord/replies/notice.ts';
import { hostileText } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';

const { failureReply } = notices;

describe('failureReply', () => {
  it('tells a failure that the asker can mend, in the language of the question', () => {
    const tooLong = new IsnadError('QUESTION_TOO_LONG', 4000, 1000);
    expect(failureReply(tooLong, 'ar', 'x').content).toContain('في السؤال 4000 حرفاً');
    expect(failureReply(tooLong, 'en', 'x').content).toContain('The question has 4000 characters');
    expect(failureReply(tooLong, null, 'x').content.split('\n')).toHaveLength(2);
  });

  it('tells nothing of any other but the id that it was logged under', () => {
    for (const error of [new Error('ENOENT /srv/secret'), new IsnadError('INDEX_MISSING', '/srv/secret')]) {
      const { content } = failureReply(error, 'en', 'a1b2c3');
      expect(content).toContain('Something unexpected went wrong');
      expect(content).toContain('a1b2c3');
      expect(content).not.toContain('secret');
    }
  });

  it('stays within the limits, whatever was typed', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (slug, known) =>
        expectWithinLimits(failureReply(new IsnadError('DOCUMENT_UNKNOWN', slug, [known], 9), null, 'x')),
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });
});

describe('tooFastReply', () => {
  it('has Discord count down to the first whole second at which there is a question again', () => {
    expect(notices.tooFastReply(1_700_000_000_001).content.match(/<t:1700000001:R>/g)).toHaveLength(2);
  });
});

describe('every notice', () => {
  const bilingual = [
    notices.unknownCommandReply(),
    notices.howToAskReply(),
    notices.refusalReply('channel'),
    notices.refusalReply('role'),
    notices.managersOnlyReply(),
    notices.tooFastReply(0),
    notices.pressedTooFastReply(0),
    notices.busyReply(null),
    notices.reportChangedReply(null),
  ];

  it('stays within the limits, and says something of its own', () => {
    const inOne = languages.flatMap((language) => [
      notices.busyReply(language),
      notices.reportChangedReply(language),
      notices.thanksReply(language),
      notices.threadHintReply(language),
      notices.noThreadReply(language),
    ]);
    const all = [...bilingual, ...inOne];
    for (const notice of all) expectWithinLimits(notice);
    expect(new Set(all.map(({ content }) => content)).size).toBe(all.length);
    for (const { content } of inOne) expect(content.split('\n')).toHaveLength(1);
  });

  it('is in both languages where no question gave one', () => {
    for (const { content } of bilingual) {
      const [arabic, english] = content.split('\n');
      expect(arabic).toMatch(/^\u200f\u2067\p{Script=Arabic}/u);
      expect(english).toMatch(/^\u200e\u2066[A-Z]/);
    }
  });
});
