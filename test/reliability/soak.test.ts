import { expect, it } from 'vitest';
import { run } from '../../src/reliability/soak/soak.ts';

it('loses and leaves nothing under load, with reindexing and dropped sockets', async () => {
  const { trials } = await run({ brief: true, report: () => {} });
  // How fast it acknowledges is measured by the long form, where nothing else runs.
  const judged = trials.filter(({ what }) => !what.includes('within 1 s'));
  expect(judged.length).toBeGreaterThan(5);
  for (const { what, tried, survived, exceptions } of judged)
    expect({ what, survived, exceptions }).toEqual({ what, survived: tried, exceptions: [] });
}, 180_000);
