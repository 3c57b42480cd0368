import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseCorpusFile } from '../../src/core/corpus/parse-file.ts';
import { corpusText } from '../../src/core/importing/corpus-text.ts';
import type { Draft } from '../../src/core/importing/document.ts';
import { draftOf } from '../../src/core/importing/draft.ts';
import { fold } from '../../src/core/text/fold.ts';
import { writeReport } from '../../src/engines/corpus-writer.ts';
import { readInput } from '../../src/engines/documents/input.ts';
import { readDocument } from '../../src/engines/documents/read-document.ts';
import { readApart } from '../../src/engines/documents/reading-process.ts';
import { jsonLines, root, run, slug, temporaryFolder } from '../scripts/command.ts';

const samples = path.join(root, 'test/import/samples');
const sample = (name: string): Promise<Buffer> => readFile(path.join(samples, name));

/** The report that a sample becomes. */
const draftOfSample = async (name: string) =>
  draftOf(await readDocument({ name, bytes: await sample(name) }), {}, name);

/** Texts without vowel marks, which PDFs lose now and then. */
const folded = (texts: readonly string[]): string[] => texts.map((text) => fold(text).text);

const questions: Readonly<Record<string, string>> = {
  'water-plant.pdf': 'كم متراً مكعباً تنتج محطة التنقية في الساعة؟',
  'saved-page.html': 'كم تبلغ كلفة ترميم جسر الصفصاف؟',
  'copied-page.txt': 'من هو قائد فرقة الإطفاء؟',
  'storm.pdf': 'How many houses lost their roofs in Saltby?',
  'minutes.md': 'Who was elected chair of the flood committee?',
};
const answers: Readonly<Record<string, string>> = {
  'water-plant.pdf': '1,200',
  'saved-page.html': 'بمئة وأربعين ألف دينار',
  'copied-page.txt': 'جابر السلمان',
  'storm.pdf': '84 houses',
  'minutes.md': 'Maria Okafor',
};

describe('npm run import', () => {
  it('makes a report of a PDF, which then answers beside those of other formats', async () => {
    const [corpus, index] = [await temporaryFolder(), await temporaryFolder()];
    const [pdf = '', ...others] = Object.keys(questions);
    const imported = await run('import.ts', ['--corpus', corpus, path.join(samples, pdf)]);
    expect(imported).toMatchObject({ status: 0, stdout: `${path.join(corpus, 'water-plant.md')}\n` });
    expect(imported.stderr).toContain(`npm run reindex -- --corpus ${corpus}`);
    for (const name of others)
      await writeReport(corpus, path.parse(name).name, corpusText(await draftOfSample(name)), {
        replace: false,
      });

    const names = [pdf, ...others];
    const input = names.map((name) => `${questions[name]}\n`).join('');
    const places = ['--corpus', corpus, '--index', index];
    const { status, stdout } = await run('ask.ts', ['--json', '--top', '1', ...places], { input });
    expect(status).toBe(0);
    const replies = jsonLines(stdout) as unknown as {
      answered: boolean;
      excerpts: { document: string; text: string }[];
    }[];
    replies.forEach((reply, place) => {
      const name = names[place] ?? '';
      expect(reply, name).toMatchObject({ answered: true });
      expect(reply.excerpts[0]?.document).toBe(path.parse(name).name);
      expect(reply.excerpts[0]?.text, name).toContain(answers[name]);
    });
  });

  it('asks before it writes where it is unsure, and writes nothing with nobody to ask', async () => {
    const corpus = await temporaryFolder();
    const input = 'The dam at Corven held through the night, its keeper said.\n';
    const asked = await run('import.ts', ['--corpus', corpus, '-'], { input });
    expect(asked).toMatchObject({ status: 1, stdout: '' });
    expect(asked.stderr).toContain('Unsure: No date was found');
    expect(await readdir(corpus)).toEqual([]);

    const args = [
      '--corpus',
      corpus,
      '--yes',
      '--title',
      "The dam's night",
      '--date',
      '2 May 2020',
      '--slug',
      'dam',
      '-',
    ];
    expect(await run('import.ts', args, { input })).toMatchObject({ status: 0 });
    expect(await readFile(path.join(corpus, 'dam.md'), 'utf8')).toBe(
      "---\ntitle: 'The dam''s night'\ndate: '2 May 2020'\nlanguage: en\n---\n\nThe dam at Corven held through the night, its keeper said.\n",
    );
  });

  it('writes over a report only where it is told to, and never makes a rendition wrong', async () => {
    const corpus = await temporaryFolder();
    const file = path.join(corpus, `${slug}.md`);
    const rendition = path.join(corpus, `${slug}.en.md`);
    const original = await readFile(path.join(root, 'corpus', `${slug}.md`));
    await writeFile(file, original);
    await writeFile(rendition, await readFile(path.join(root, 'corpus', `${slug}.en.md`)));
    const text = path.join(samples, 'copied-page.txt');
    const args = ['--corpus', corpus, '--slug', slug, text];
    const refused = await run('import.ts', args);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain(`There is a report '${file}' already.`);

    const parted = await run('import.ts', ['--replace', ...args]);
    expect(parted).toMatchObject({ status: 1, stdout: '' });
    expect(parted.stderr).toContain(`${slug}.en.md:`);
    expect(await readFile(file)).toEqual(original);
    expect((await readdir(corpus)).sort()).toEqual([`${slug}.en.md`, `${slug}.md`]);
  });

  it('refuses a name that none can have', async () => {
    const { status, stderr } = await run('import.ts', ['--slug', 'a/b', 'x.txt']);
    expect(status).toBe(2);
    expect(stderr).toContain("--slug: expected letters, digits, '-' and '_', got 'a/b'.");
  });
});

describe('a document read', () => {
  it.each([`${slug}.md`, `${slug}.en.md`])('leaves a corpus file as it is (%s)', async (name) => {
    const bytes = await readFile(path.join(root, 'corpus', name));
    const draft = draftOf(await readDocument({ name, bytes }), {}, name);
    const { text } = parseCorpusFile({ name, path: name, bytes });
    expect([draft.title, draft.date, draft.caption, draft.language]).toEqual([
      text.title,
      text.date,
      text.caption,
      text.language,
    ]);
    expect(draft.paragraphs).toEqual(text.paragraphs.slice(1));
    expect(draft.doubts).toEqual([]);
  });

  it('says the same as PDF and as Word document, but for marks that the PDF lost', async () => {
    const [pdf, docx] = await Promise.all(['water-plant.pdf', 'water-plant.docx'].map(draftOfSample));
    expect([docx?.title, docx?.date]).toEqual([
      'تشغيل محطة تنقية المياه في قضاء السدرة',
      '3 تشرين الأول 2023',
    ]);
    expect(docx?.paragraphs).toHaveLength(9);
    expect(docx?.paragraphs[4]).toBe(
      'القرية | السكان | موعد الوصول\nأم الزيتون | 9400 | تشرين الأول\nتل الحجر | 6150 | تشرين الثاني\nالخضيرة | 3820 | كانون الأول',
    );
    expect([pdf?.title, pdf?.date, pdf?.doubts]).toEqual([docx?.title, docx?.date, []]);
    expect(folded(pdf?.paragraphs ?? [])).toEqual(folded(docx?.paragraphs ?? []));
  });

  it.each([
    ['printed', 'letter by letter'],
    ['olives', 'in two columns, with ligatures'],
  ])('says the same as a page and as that page printed (%s: %s)', async (name) => {
    const [pdf, html] = await Promise.all([`${name}.pdf`, `${name}.html`].map(draftOfSample));
    const said = ({ title, date, paragraphs = [] }: Partial<Draft> = {}) => ({
      title,
      date,
      text: folded(paragraphs.flatMap((text) => text.replaceAll('- ', '').split('\n'))),
    });
    expect(said(html).text.length).toBeGreaterThan(1);
    expect(said(pdf)).toEqual(said(html));
  });

  it('has the words whole that a column broke', async () => {
    const [pdf, html] = await Promise.all(['storm.pdf', 'storm.html'].map(draftOfSample));
    expect(pdf?.paragraphs).toEqual(html?.paragraphs);
    expect(pdf?.paragraphs.join(' ')).toContain('fishermen who had tried');
    expect((await draftOfSample('wrapped.txt')).paragraphs[0]).toMatch(
      /^The public .* said at the ceremony\.$/,
    );
  });

  it('leaves the furniture of a page out, copied or saved', async () => {
    const copied = await draftOfSample('copied-page.txt');
    expect(copied).toMatchObject({
      title: 'حريق يأتي على مخزن للحبوب في بلدة الدوالي',
      date: '12 تموز 2020',
      caption: 'رجال الإطفاء يبرّدون ما بقي من المخزن مساء الأحد (هادي منصور/وكالة السهل)',
      language: 'ar',
      doubts: [],
    });
    expect(copied.paragraphs.map((text) => text.split(' ')[0])).toEqual(['أتى', 'وقال', 'ورجّحت', 'وتعهدت']);

    const saved = await draftOfSample('saved-page.html');
    expect(saved).toMatchObject({
      title: 'إغلاق جسر الصفصاف أمام الشاحنات',
      date: '٨ أيار ٢٠٢٢',
      caption: 'جسر الصفصاف كما بدا صباح الأحد (سامر عيسى/صحيفة الوادي)',
      source: 'صحيفة الوادي',
      url: 'https://valley.example/news/willow-bridge',
    });
    expect(saved.paragraphs.map((text) => text.split(' ')[0])).toEqual([
      'قررت',
      'وقال',
      'كلفة',
      'وقدّرت',
      'الدعامة',
      'واشتكى',
    ]);
  });

  it('is understood in the code page of Windows too, with a doubt', async () => {
    const text = 'حريق في مخزن الحبوب بالبلدة\n\nأتى حريق كبير على مخزن للحبوب في البلدة يوم الأحد الماضي.';
    const letters = new TextDecoder('windows-1256').decode(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    const bytes = Uint8Array.from(text, (letter) => letters.indexOf(letter));
    const document = await readDocument({ name: 'old.txt', bytes });
    expect(document.blocks.map((block) => block.text).join('\n\n')).toBe(text);
    expect(document.doubts).toEqual([expect.stringContaining('windows-1256')]);
  });
});

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const packed = (part: string, size: number): Uint8Array =>
  zipSync({ '[Content_Types].xml': bytesOf('<x/>'), [part]: new Uint8Array(size) }, { level: 0 });

const crowded = (parts: number): Uint8Array =>
  zipSync({
    'word/document.xml': bytesOf('<x/>'),
    ...Object.fromEntries(Array.from({ length: parts }, (_, part) => [`word/${part}.xml`, bytesOf('')])),
  });

describe('a document that cannot be read', () => {
  it.each<[what: string, name: string, bytes: () => Uint8Array | Promise<Uint8Array>, sentence: string]>([
    ['is protected', 'a.pdf', () => sample('encrypted.pdf'), 'protected by a password'],
    ['is a scanned picture', 'a.pdf', () => sample('scanned.pdf'), 'pictures of pages and no text'],
    ['is cut off', 'a.pdf', async () => (await sample('storm.pdf')).subarray(0, 2000), 'could not be read'],
    [
      'is a damaged Word document',
      'a.docx',
      async () => (await sample('water-plant.docx')).subarray(0, 5000),
      'could not be read',
    ],
    [
      'unpacks to no end',
      'a.docx',
      () => packed('word/document.xml', 65 * 1024 * 1024),
      'unpacks to more than',
    ],
    ['has too many parts', 'a.docx', () => crowded(2001), 'unpacks to more than'],
    ['is another archive', 'a.zip', () => packed('xl/workbook.xml', 10), 'a ZIP archive'],
    [
      'is an old Office file',
      'a.doc',
      () => bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
      'old or a protected Office file',
    ],
    ['is rich text', 'a.rtf', () => bytesOf('{\\rtf1 hello}'), 'rich text'],
    ['is a picture', 'a.png', () => bytesOf('\x89PNG\r\n\x1a\n'), 'a picture'],
    ['is nothing known', 'a', () => bytesOf('\x00\x01\x02\x03'), 'neither text nor a format that is known'],
    [
      'is not what it is called',
      'a.docx',
      () => sample('storm.pdf'),
      'named as a Word document but is a PDF',
    ],
    ['is text called a PDF', 'a.pdf', () => sample('wrapped.txt'), 'named as a PDF but is text'],
  ])('%s', async (_, name, bytes, sentence) => {
    const error = await readDocument({ name, bytes: await bytes() }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'IMPORT_FAULT', message: expect.stringContaining(sentence) });
    expect((error as Error).message).toMatch(new RegExp(`^'${name}' .*\\. [A-Z].*\\.$`));
  });

  it('has no text', async () => {
    const document = await readDocument({
      name: 'a.html',
      bytes: bytesOf('<html><body><img src="a"></body></html>'),
    });
    expect(() => draftOf(document, {}, 'a.html')).toThrow("No text was found in 'a.html'.");
  });

  it('is too large, to read or to be a report', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'a');
    const endless = async function* () {
      for (;;) yield megabyte;
    };
    await expect(readInput(null, endless())).rejects.toThrow("'the input' has more than 64 MiB.");

    const bytes = Buffer.from(`${'river'.repeat(2000)}.\n`.repeat(900));
    const draft = draftOf(await readDocument({ name: 'a.txt', bytes }), {}, 'a.txt');
    const corpus = await temporaryFolder();
    await expect(writeReport(corpus, 'a', corpusText(draft), { replace: false })).rejects.toThrow(
      /a\.md:1: The file has \d+ bytes; at most/,
    );
    expect(await readdir(corpus)).toEqual([]);
  });

  it('is given up where it takes too long', async () => {
    const input = { name: 'a.pdf', bytes: await sample('storm.pdf') };
    await expect(readApart(input, { silenceMs: 1, memoryMiB: 256 })).rejects.toThrow(
      'was not read within 0.001 s',
    );
    const read = await readApart(input);
    expect(read.blocks[0]?.text).toBe('Storm damage on the Marrow coast');
  });
});
