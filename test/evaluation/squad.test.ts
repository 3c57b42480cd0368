import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { readSquad, type Squad, slugOf, squadCorpus } from '../../src/evaluation/squad.ts';
import { temporaryFolder } from '../scripts/command.ts';

const squad: Squad = {
  data: [
    {
      title: 'The_\'Sea\': "A" # tale',
      paragraphs: [
        {
          context: '  بدأت القصة عام ١٩٩٠.\n\n \nثم انتهت. ',
          qas: [{ id: 'q1', question: 'متى بدأت؟', answers: [{ text: 'عام ١٩٩٠', answer_start: 12 }] }],
        },
        { context: 'فقرة ثانية.', qas: [] },
      ],
    },
    { paragraphs: [{ context: '--- ليست مقدمة ---', qas: [] }] },
  ],
};

async function fileWith(content: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'squad.json');
  await writeFile(file, content);
  return file;
}

describe('readSquad', () => {
  it('reads what it needs and passes over the rest', async () => {
    const file = await fileWith(JSON.stringify({ version: '1.1', ...squad }));
    expect(await readSquad(file)).toEqual(squad);
  });

  it.each([
    ['that is no JSON', 'no'],
    ['of another form', '{"data": [{"paragraphs": [{"context": 1, "qas": []}]}]}'],
    ['without data', '{}'],
  ])('names a file %s as wrong usage', async (_, content) => {
    const file = await fileWith(content);
    const error = await readSquad(file).catch((reason) => reason);
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining(file) });
  });

  it('names a file that is not there', async () => {
    await expect(readSquad('/nowhere/squad.json')).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('ENOENT'),
    });
  });
});

describe('squadCorpus', () => {
  it('makes a corpus that the reader accepts, a report of each article', async () => {
    const folder = path.join(await temporaryFolder(), 'corpus');
    await mkdir(folder);
    for (const { name, content } of squadCorpus(squad, 'ar'))
      await writeFile(path.join(folder, name), content);
    const { reports } = await readCorpus(folder);
    expect(
      reports.map(({ slug, original: { title, language, paragraphs } }) => ({
        slug,
        title,
        language,
        body: paragraphs.slice(1),
      })),
    ).toEqual([
      {
        slug: slugOf(0),
        title: 'The \'Sea\': "A" # tale',
        language: 'ar',
        body: ['بدأت القصة عام ١٩٩٠. ثم انتهت.', 'فقرة ثانية.'],
      },
      { slug: slugOf(1), title: 'Article 2', language: 'ar', body: ['--- ليست مقدمة ---'] },
    ]);
  });

  it('names articles so that they sort in their order', () => {
    const slugs = Array.from({ length: 1200 }, (_, place) => slugOf(place));
    expect(slugs.toSorted()).toEqual(slugs);
  });
});
