import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagerProcess } from '../../src/engines/pager.ts';
import { temporaryFolder } from '../scripts/command.ts';

const { PATH = '' } = process.env;

describe('a pager', () => {
  it('is given the text by the program that PAGER names, as UTF-8', async () => {
    const file = path.join(await temporaryFolder(), 'shown');
    const page = pagerProcess({ PATH, PAGER: `cat > '${file}'; echo "$LESS $LESSCHARSET" >> '${file}'` });
    expect(await page('الفقرة ٣\n')).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('الفقرة ٣\nFRX utf-8\n');
  });

  it('may end before it took all', async () => {
    expect(await pagerProcess({ PATH, PAGER: 'true' })('a line\n'.repeat(100_000))).toBe(true);
  });

  it.each(['', 'cat', 'no-such-pager'])("is none where PAGER is '%s'", async (PAGER) => {
    expect(await pagerProcess({ PATH, PAGER })('a\n')).toBe(false);
  });
});
