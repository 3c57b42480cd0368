import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { surroundings } from '../../scripts/surroundings.ts';
import { temporaryFolder } from './command.ts';

it('a pager is given no secret', async () => {
  const file = path.join(await temporaryFolder(), 'environment');
  for (const name of ['DISCORD_TOKEN', 'HF_TOKEN', 'INDEX_URL']) vi.stubEnv(name, `secret-of-${name}`);
  vi.stubEnv('PAGER', `env > '${file}'; cat > /dev/null`);
  expect(await surroundings().page?.('a text')).toBe(true);
  vi.unstubAllEnvs();
  const environment = await readFile(file, 'utf8');
  expect(environment).toContain('PATH=');
  expect(environment).not.toContain('secret-of');
});
