import { describe, expect, it } from 'vitest';
import type { ReliabilitySection } from '../../src/reliability/section.ts';
import { sections } from '../../src/reliability/sections.ts';

const summary = ({ trials }: ReliabilitySection) =>
  trials.flatMap(({ what, exceptions }) => exceptions.map((exception) => `${what}: ${exception}`));

describe.runIf(process.platform === 'linux')('the short form of', () => {
  it.each(['kills', 'damage', 'embedding'])('%s is survived', { timeout: 240_000 }, async (name) => {
    const module = await sections.get(name)?.();
    const section = await module?.run({ brief: true, report: () => {} });
    expect(section && summary(section)).toEqual([]);
    const tried = section?.trials.reduce((sum, trial) => sum + trial.tried, 0);
    expect(tried).toBeGreaterThan(5);
  });
});
