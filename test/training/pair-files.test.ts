import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPairFiles } from '../../src/training/data/pair-files.ts';
import { trainModel } from '../../src/training/train-model.ts';
import { temporaryFolder } from '../scripts/command.ts';
import { smallTraining } from './report-pairs.ts';

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  return folder;
}

describe('pair files', () => {
  it('are read by name, line by line', async () => {
    const folder = await folderWith({
      'qa_b.jsonl.gz': gzipSync('["سؤال","جواب"]\n["a","b"]\n'),
      'dic_a.jsonl.gz': gzipSync('["river","نهر"]'),
      'notes.txt': 'no pairs',
    });
    expect([...(await readPairFiles(folder))]).toEqual([
      ['dic_a', [['river', 'نهر']]],
      [
        'qa_b',
        [
          ['سؤال', 'جواب'],
          ['a', 'b'],
        ],
      ],
    ]);
  });

  it.each([
    ['no pair', '["a","b"]\n["a"]\n'],
    ['no JSON', '["a","b"]\nwords\n'],
    ['no texts', '["a","b"]\n["a",1]\n'],
  ])('with a line that is %s are refused, by file and line', async (_, content) => {
    const folder = await folderWith({ 'qa_x.jsonl.gz': gzipSync(content) });
    await expect(readPairFiles(folder)).rejects.toMatchObject({
      code: 'TRAINING_DATA_FAULT',
      message: expect.stringContaining(`${path.join(folder, 'qa_x.jsonl.gz')}:2: expected`),
    });
  });

  it('that are none, or not there, are named', async () => {
    const folder = await folderWith({ 'qa_x.jsonl.gz': 'not compressed' });
    const unreadable = { code: 'TRAINING_DATA_UNREADABLE' };
    await expect(readPairFiles(folder)).rejects.toMatchObject(unreadable);
    await expect(readPairFiles(path.join(folder, 'nowhere'))).rejects.toMatchObject(unreadable);
    await expect(readPairFiles(await folderWith({}))).rejects.toMatchObject(unreadable);
  });

  it('that lack a kind of pairs are not trained on', async () => {
    const files = new Map([['qa_x', [['سؤال', 'جواب']] as const]]);
    await expect(trainModel(files, smallTraining)).rejects.toMatchObject({
      code: 'TRAINING_DATA_LACKING',
      message: expect.stringContaining('no parallel sentences (par_*)'),
    });
  });
});
