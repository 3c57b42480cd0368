import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { takePictures } from '../../src/preview/pictures.ts';
import { scenes } from '../../src/preview/scenes.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

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

it('has a picture of every scene in docs, each of a modest size', async () => {
  const folder = path.join(root, 'docs', 'pictures');
  const pictures = await readdir(folder);
  expect(pictures.sort()).toEqual(scenes.map(({ name }) => `${name}.png`).sort());
  for (const picture of pictures)
    expect((await stat(path.join(folder, picture))).size, picture).toBeLessThan(150_000);
});
