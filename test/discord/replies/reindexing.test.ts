import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsnadError } from '../../../src/core/errors.ts';
import { stripBidiControls } from '../../../src/core/text/bidi.ts';
import {
  noReindexingReply,
  progressReply,
  reindexedReply,
  reindexingBegunReply,
  reindexingBusyReply,
  reindexingFailedReply,
} from '../../../src/discord/replies/reindexing.ts';
import { hostileText } from './hostile.ts';
import { expectWithinLimits } from './limits.ts';

const stages = ['read', 'embed', 'build', 'verify'] as const;
const seen = ({ content }: { content: string }) => stripBidiControls(content).split('\n');

describe('what /reindex says', () => {
  it('shows how far it is: the stage, in both languages, and a bar', () => {
    expect(seen(progressReply({ stage: 'embed', done: 6, total: 24 })).at(-1)).toBe(
      '▰▰▰▱▱▱▱▱▱▱▱▱ تضمين المقاطع · embedding the passages 6/24',
    );
    expect(seen(progressReply({ stage: 'read', done: 0, total: 0 })).at(-1)).toMatch(/^▱{12} .* 0\/0$/);
    expect(seen(progressReply({ stage: 'build', done: 1, total: 1 })).at(-1)).toMatch(/^▰{12} /);
  });

  it('counts what it did', () => {
    const [arabic, english] = seen(
      reindexedReply({
        generation: 'g',
        documents: 2,
        passages: 30,
        added: 4,
        changed: 3,
        removed: 1,
        reused: 23,
        seconds: { read: 0, embed: 0, build: 0, verify: 0, total: 1.25 },
      }),
    );
    expect(english).toBe('Reindexed in 1.3 s. Reports: 2, passages: 30 (4 added, 3 changed, 1 removed).');
    expect(arabic).toContain('التقارير: 2، المقاطع: 30');
  });

  it.each([
    [
      new IsnadError('REINDEXING_FAILED', '/srv/my reports/corpus/a.md:3: no title.'),
      /: a\.md:3: no title\. /,
    ],
    [new IsnadError('CORPUS_MISSING', '/srv/isnad/corpus'), /no corpus folder 'corpus'/],
    [new IsnadError('CORPUS_MISSING', 'C:\\Users\\me\\corpus'), /no corpus folder 'corpus'/],
    [new IsnadError('INDEX_UNWRITABLE', "/home/o'neil/.index", 'EACCES'), /\(\.index\\?: EACCES\)/],
  ])('tells the reason of a failure, and no folder of the machine', (error, reason) => {
    const { content } = reindexingFailedReply(error.message, 'k3f9xz');
    expect(content).toContain('(k3f9xz)');
    expect(stripBidiControls(content).replaceAll('\\', '')).toMatch(reason);
    for (const folder of ['srv', 'my reports', 'isnad', 'Users', 'home', 'neil'])
      expect(content).not.toContain(folder);
  });

  it('stays within the limits', () => {
    for (const reply of [reindexingBegunReply(), reindexingBusyReply(), noReindexingReply()])
      expectWithinLimits(reply);
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        fc.nat(),
        fc.nat(),
        hostileText,
        (stage, one, other, reason) => {
          expectWithinLimits(
            progressReply({ stage, done: Math.min(one, other), total: Math.max(one, other) }),
          );
          expectWithinLimits(reindexingFailedReply(reason, 'k3f9xz'));
        },
      ),
      { numRuns: 50, endOnFailure: true },
    );
  });
});
