import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { corpusStamp, readCorpus } from '../../src/engines/corpus-folder.ts';
import { temporaryFolder } from '../scripts/command.ts';

const report = '---\ntitle: T\nlanguage: ar\n---\n\nنص.\n';
const secret = '---\ntitle: Secret\nlanguage: ar\n---\n\nسر.\n';

let root: string;
let corpus: string;
let secretFile: string;

beforeEach(async () => {
  root = await temporaryFolder();
  corpus = path.join(root, 'corpus');
  secretFile = path.join(root, 'secret.md');
  await mkdir(corpus);
  await writeFile(secretFile, secret);
  await writeFile(path.join(corpus, 'a.md'), report);
});

const refused = {
  code: 'CORPUS_FAULT',
  message: expect.stringMatching(/b\.md:1: This is a link that leads out of the corpus folder\. /),
};

describe('a link in a corpus folder', () => {
  it.each([
    ['to a file beside the folder', () => symlink(secretFile, path.join(corpus, 'b.md'))],
    ['by a relative path', () => symlink('../secret.md', path.join(corpus, 'b.md'))],
    [
      'by way of another link',
      async () => {
        await symlink(root, path.join(corpus, 'up'));
        await symlink('up/secret.md', path.join(corpus, 'b.md'));
      },
    ],
    [
      'to a folder whose name begins alike',
      async () => {
        await mkdir(`${corpus}-2`);
        await writeFile(path.join(`${corpus}-2`, 'b.md'), secret);
        await symlink('../corpus-2/b.md', path.join(corpus, 'b.md'));
      },
    ],
  ])('is refused where it leads out of it: %s', async (_, link) => {
    await link();
    await expect(readCorpus(corpus)).rejects.toMatchObject(refused);
    await expect(corpusStamp(corpus)).rejects.toMatchObject(refused);
  });

  it('is followed within it, as in a mounted volume', async () => {
    await mkdir(path.join(corpus, '..2026_01_01'));
    await writeFile(path.join(corpus, '..2026_01_01', 'b.md'), report);
    await symlink('..2026_01_01', path.join(corpus, '..data'));
    await symlink('..data/b.md', path.join(corpus, 'b.md'));
    expect((await readCorpus(corpus)).reports.map(({ slug }) => slug)).toEqual(['a', 'b']);
  });

  it('is not gone into where it is one to a folder', async () => {
    await mkdir(path.join(root, 'elsewhere'));
    await writeFile(path.join(root, 'elsewhere', 'c.md'), secret);
    await symlink(path.join(root, 'elsewhere'), path.join(corpus, 'linked'));
    expect((await readCorpus(corpus)).reports.map(({ slug }) => slug)).toEqual(['a']);
  });

  it('is the corpus folder itself where the operator says so', async () => {
    await symlink(corpus, path.join(root, 'link'));
    expect((await readCorpus(path.join(root, 'link'))).reports).toHaveLength(1);
  });
});

describe('what a report says of others', () => {
  it.each(['../secret', '/etc/passwd', 'a/../../secret'])(
    'leads to no file: translationOf %s',
    async (slug) => {
      const rendition = report.replace('language: ar', `language: en\ntranslationOf: ${slug}`);
      await writeFile(path.join(corpus, 'a.en.md'), rendition);
      await expect(readCorpus(corpus)).rejects.toMatchObject({ code: 'CORPUS_FAULT' });
    },
  );
});
