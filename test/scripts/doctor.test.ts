import { expect, it } from 'vitest';
import { run, temporaryFolder } from './command.ts';

const misplaced = 'MTAxNzA0NjQyOTI3Mzk0ODIx.GkX9pQ.w5mJ0aVb-2cD3eF4gH5iJ6kL7mN8oP9qR';

it('npm run doctor fails with a line a check where one is at fault, and tells no token', async () => {
  const environment = { INDEX_DIR: await temporaryFolder(), DISCORD_GUILD_ID: misplaced };
  const { status, stdout, stderr } = await run('doctor.ts', [], { environment });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.map((line) => /^(ok|warning|fault|not tried) +\w+: \S/.test(line))).not.toContain(false);
  expect(lines).toHaveLength(13);
  expect(stdout).toContain('fault      settings: DISCORD_GUILD_ID: expected a server id');
  expect(stdout).not.toContain(misplaced);
});

it('npm run doctor -- --json prints one object, and ends well where there is nothing to mend', async () => {
  const environment = { INDEX_DIR: await temporaryFolder() };
  const { status, stdout } = await run('doctor.ts', ['--json'], { environment });
  expect(status).toBe(0);
  const { healthy, findings } = JSON.parse(stdout);
  expect(healthy).toBe(true);
  expect(findings).toContainEqual({
    check: 'corpus',
    verdict: 'ok',
    says: expect.stringContaining('report'),
  });
});
