import { cp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { listPassages } from '../../src/core/corpus/passages.ts';
import type { Report } from '../../src/core/corpus/report.ts';
import { type CheckedCorpus, openCorpus } from '../../src/engines/corpus-folder/checked-corpus.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { writeReport } from '../assistant/small-corpus.ts';
import { root, temporaryFolder } from '../scripts/command.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function reportsOf(corpus: CheckedCorpus): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const report of corpus.reports()) reports.push(report);
  return reports;
}

/** Both ways to read the folder come to the same. @returns the slugs */
async function expectSame(): Promise<string[]> {
  const [whole, checked] = [await readCorpus(folder), await openCorpus(folder)];
  expect(await reportsOf(checked)).toEqual(whole.reports);
  expect({ hash: checked.hash, stamp: checked.stamp }).toEqual({ hash: whole.hash, stamp: whole.stamp });
  expect(checked.documents).toBe(whole.reports.length);
  expect(checked.passages).toBe(listPassages(whole.reports).length);
  return whole.reports.map(({ slug }) => slug);
}

describe('a corpus that is read one report at a time', () => {
  it('is that which is read as a whole: reports with renditions and long paragraphs', async () => {
    for (const from of ['corpus', path.join('training', 'reports')])
      await cp(path.join(root, from), folder, { recursive: true });
    await writeReport(folder, 'long', { paragraphs: ['جملة طويلة من الكلام. '.repeat(200).trim()] });
    expect((await expectSame()).length).toBeGreaterThan(5);
  });

  it('is in the order of slugs where that of the files is another, and hashed in that of the files', async () => {
    for (const name of ['a-b', 'a', 'b']) await writeReport(folder, name, { paragraphs: ['نص.'] });
    await writeReport(folder, 'a.en', { language: 'en', translationOf: 'a', paragraphs: ['Text.'] });
    // In the other form of Unicode, so that slug and name differ.
    await writeReport(folder, 'é'.normalize('NFD'), { paragraphs: ['نص.'] });
    expect(['a-b.md', 'a.en.md', 'a.md'].toSorted()).toEqual(['a-b.md', 'a.en.md', 'a.md']);
    expect(await expectSame()).toEqual(['a', 'a-b', 'b', 'é']);
  });

  it('can be read again and again', async () => {
    await writeReport(folder, 'a', { paragraphs: ['نص.'] });
    const corpus = await openCorpus(folder);
    expect(await reportsOf(corpus)).toEqual(await reportsOf(corpus));
  });

  it.each<[string, (file: string) => Promise<void>]>([
    ['written', (file) => writeFile(file, '---\ntitle: T\nlanguage: ar\n---\n\nنص آخر.\n')],
    ['removed', (file) => rm(file)],
    ['replaced by a link', (file) => rm(file).then(() => symlink(path.join(folder, 'a.md'), file))],
  ])('tells of a file that was %s since it was checked', async (_, change) => {
    for (const name of ['a', 'b']) await writeReport(folder, name, { paragraphs: ['نص.'] });
    const corpus = await openCorpus(folder);
    const reports = corpus.reports();
    expect((await reports.next()).value?.slug).toBe('a');
    await change(path.join(folder, 'b.md'));
    await expect(reports.next()).rejects.toMatchObject({
      code: 'CORPUS_CHANGED',
      message: expect.stringContaining(path.join(folder, 'b.md')),
    });
  });
});
