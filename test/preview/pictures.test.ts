import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { takePictures } from '../../src/preview/pictures.ts';
import { temporaryFolder } from '../scripts/command.ts';

it('names a browser that cannot start, and writes no picture', async () => {
  const folder = await temporaryFolder();
  const pages = [{ name: 'one', html: '<p>one</p>' }];
  const taken = takePictures(pages, folder, { browser: '/bin/false', compressor: null });
  await expect(taken).rejects.toMatchObject({
    code: 'BROWSER_FAILED',
    message: expect.stringContaining("'/bin/false'"),
  });
  expect(await readdir(folder)).toEqual([]);
});
