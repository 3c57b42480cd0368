import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './command.ts';

describe('npm run preview', () => {
  it('says in one line what to install where there is no Chromium', async () => {
    const folder = await temporaryFolder();
    const environment = { PATH: folder };
    const { status, stdout, stderr } = await run('preview.ts', ['--out', folder], { environment });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('apt-get install chromium')]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a folder without a name', async () => {
    const { status, stderr } = await run('preview.ts', ['--out', ' ']);
    expect(status).toBe(2);
    expect(stderr).toContain("--out: expected a folder, got ''");
  });
});
