import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paragraphCount, renditionIn } from '../../src/core/corpus/report.ts';
import { corpusStamp, readCorpus } from '../../src/engines/corpus-folder.ts';

const bundled = fileURLToPath(new URL('../../corpus', import.meta.url));
const reportOf = (title: string) => `---\ntitle: ${title}\ndate: D\nlanguage: ar\n---\n\nنص.\n`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-corpus-'));
});

afterEach(() => rm(folder, { recursive: true }));

const at = (name: string) => path.join(folder, name);
const slugs = async () => (await readCorpus(folder)).reports.map(({ slug }) => slug);

describe('the corpus of the repository', () => {
  const slug = 'baghdad-erbil-joint-operations';

  it('has one report of 11 paragraphs, and its rendition with as many', async () => {
    const { reports } = await readCorpus(bundled);
    const report = reports.find((candidate) => candidate.slug === slug);
    if (!report) throw new Error('the report is not there');
    const rendition = renditionIn(report, 'en');
    expect(paragraphCount(report)).toBe(11);
    expect(rendition?.paragraphs).toHaveLength(12);
    expect(report.original.paragraphs[0]).toBe(
      'عمليات أمنية مشتركة بين بغداد وأربيل لملاحقة بقايا "داعش"\n14 اغسطس 2021\n' +
        'تم الاتفاق أخيراً على تشكيل قوة من الجانبين لملاحقة عناصر "داعش" (أوزين جولا/الأناضول)',
    );
    expect(rendition?.paragraphs[0]?.split('\n')[1]).toBe('14 August 2021');
  });

  it.each([`${slug}.md`, `${slug}.en.md`])('%s is the paragraphs joined by blank lines', async (name) => {
    const report = (await readCorpus(bundled)).reports.find((candidate) => candidate.slug === slug);
    const text = name.endsWith('.en.md') ? report?.renditions[0] : report?.original;
    const content = await readFile(path.join(bundled, name), 'utf8');
    const body = content.slice(content.indexOf('\n---\n\n') + '\n---\n\n'.length);
    expect(`${text?.paragraphs.slice(1).join('\n\n')}\n`).toBe(body);
  });
});

describe('readCorpus', () => {
  it('reads reports sorted by slug, in slugs of any script', async () => {
    for (const name of ['تقرير_٢.md', 'b-2.md', 'A.md']) await writeFile(at(name), reportOf('T'));
    expect(await slugs()).toEqual(['A', 'b-2', 'تقرير_٢']);
  });

  it('passes over what is no report', async () => {
    await writeFile(at('a.md'), reportOf('T'));
    for (const name of ['notes.txt', 'README.md', 'readme.ar.md', '.hidden.md', 'a.md~'])
      await writeFile(at(name), 'no report');
    await mkdir(at('folder.md'));
    await symlink(at('folder.md'), at('link-to-folder.md'));
    await symlink('/dev/null', at('device.md'));
    const socket = createServer().listen(at('socket.md'));
    await once(socket, 'listening');
    expect(await slugs()).toEqual(['a']);
    socket.close();
  });

  it('follows a link to a file', async () => {
    await writeFile(at('text'), reportOf('T'));
    await symlink(at('text'), at('a.md'));
    expect(await slugs()).toEqual(['a']);
  });

  it('gives source and url of the original, and renditions by language', async () => {
    await writeFile(
      at('a.md'),
      '---\ntitle: T\ndate: D\nlanguage: en\nsource: S\nurl: https://example.org/\n---\nOne.',
    );
    await writeFile(at('a.ar.md'), '---\ntitle: ع\ndate: ت\nlanguage: ar\ntranslationOf: a\n---\nواحد.');
    const [report] = (await readCorpus(folder)).reports;
    expect(report).toMatchObject({ slug: 'a', source: 'S', url: 'https://example.org/' });
    expect(report?.renditions.map(({ language, paragraphs }) => [language, paragraphs[1]])).toEqual([
      ['ar', 'واحد.'],
    ]);
  });

  it('names a folder that is missing, empty, or none', async () => {
    await expect(readCorpus(at('none'))).rejects.toMatchObject({ code: 'CORPUS_MISSING' });
    await expect(readCorpus(folder)).rejects.toMatchObject({ code: 'CORPUS_EMPTY' });
    await writeFile(at('a.md'), reportOf('T'));
    await expect(readCorpus(at('a.md'))).rejects.toMatchObject({
      code: 'CORPUS_UNREADABLE',
      message: expect.stringContaining(`${at('a.md')}: it is not a folder`),
    });
    await symlink(folder, at('loop'));
    await expect(readCorpus(path.join(folder, 'x'.repeat(300)))).rejects.toMatchObject({
      code: 'CORPUS_UNREADABLE',
      message: expect.stringContaining('ENAMETOOLONG: name too long)'),
    });
  });

  it('hashes names and contents, whatever the times', async () => {
    await writeFile(at('a.md'), reportOf('T'));
    const { hash } = await readCorpus(folder);
    await utimes(at('a.md'), 1, 1);
    expect((await readCorpus(folder)).hash).toBe(hash);
    await rename(at('a.md'), at('b.md'));
    const renamed = (await readCorpus(folder)).hash;
    await writeFile(at('b.md'), reportOf('U'));
    const rewritten = (await readCorpus(folder)).hash;
    expect(new Set([hash, renamed, rewritten]).size).toBe(3);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('corpusStamp', () => {
  it('stays while the corpus does, and is the one that was read', async () => {
    await writeFile(at('a.md'), reportOf('T'));
    const { stamp } = await readCorpus(folder);
    await writeFile(at('notes.txt'), 'no report');
    expect(await corpusStamp(folder)).toBe(stamp);
  });

  it('changes with a file added, rewritten, renamed and removed', async () => {
    await writeFile(at('a.md'), reportOf('T'));
    const stamps = [await corpusStamp(folder)];
    await writeFile(at('b.md'), reportOf('T'));
    stamps.push(await corpusStamp(folder));
    await writeFile(at('b.md'), reportOf('Longer'));
    stamps.push(await corpusStamp(folder));
    await utimes(at('b.md'), 1, 1);
    stamps.push(await corpusStamp(folder));
    await rename(at('b.md'), at('c.md'));
    stamps.push(await corpusStamp(folder));
    await unlink(at('c.md'));
    expect(new Set(stamps).size).toBe(5);
    expect(await corpusStamp(folder)).toBe(stamps[0]);
  });
});
