import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxFileBytes } from '../../src/core/corpus/corpus-file.ts';
import { IsnadError } from '../../src/core/errors.ts';
import { openCorpus } from '../../src/engines/corpus-folder/checked-corpus.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-corpus-'));
});

afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);

const failureOf = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (reason) => reason,
  );

async function faultOf(files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [name, content] of Object.entries(files)) await put(name, content);
  const error = await failureOf(readCorpus(folder));
  // Whether all files are in memory or one at a time, the fault is the same.
  expect(await failureOf(openCorpus(folder))).toEqual(error);
  expect(error).toBeInstanceOf(IsnadError);
  expect(error.code).toBe('CORPUS_FAULT');
  expect(error.message).not.toContain('\n');
  return error.message.replace(folder + path.sep, '');
}

const report = (frontMatter: string, body = 'One.\n\nTwo.\n') => `---\n${frontMatter}\n---\n\n${body}`;
const good = report('title: T\ndate: D\nlanguage: ar');
const rendition = report('title: T\ndate: D\nlanguage: en\ntranslationOf: a');

const latin1 = Buffer.concat([
  Buffer.from('---\ntitle: T\ndate: caf'),
  Buffer.from([0xe9]),
  Buffer.from('\n'),
]);
const utf16 = Buffer.from(`\ufeff${good}`, 'utf16le');
const cutOff = Buffer.concat([Buffer.from(good), Buffer.from('أ').subarray(0, 1)]);

describe('a corpus fault is named with file, line and advice:', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['no front matter', 'One.\n', "a.md:1: There is no front matter. Begin the file with a line '---'"],
    ['an empty file', '', 'a.md:1: There is no front matter.'],
    ['front matter after a blank line', `\n${good}`, 'a.md:1: There is no front matter.'],
    [
      'front matter that is not closed',
      '---\ntitle: T\n\nOne.\n',
      'a.md:1: The front matter that begins here is not closed.',
    ],
    ['YAML syntax', report('title: T\ndate: "D\nlanguage: ar'), 'a.md:4: The front matter is not YAML ('],
    [
      'an unquoted colon',
      report('date: D\ntitle: A: B\nlanguage: ar'),
      'a.md:3: The front matter is not YAML (',
    ],
    [
      'a key twice',
      report('title: T\ntitle: U'),
      'a.md:3: The front matter is not YAML (Map keys must be unique).',
    ],
    [
      'an unknown tag',
      report('title: !secret T'),
      'a.md:2: The front matter is not YAML (Unresolved tag: !secret).',
    ],
    [
      'YAML nested without end',
      report(`title: ${'['.repeat(100_000)}`),
      'a.md:2: The front matter is not YAML (',
    ],
    ['front matter that is a list', report('- title'), 'a.md:2: The front matter holds no keys.'],
    ['front matter without keys', '---\n---\n\nOne.', 'a.md:1: The front matter holds no keys.'],
    [
      'no title',
      report('date: D\nlanguage: ar'),
      "a.md:1: The front matter has no 'title'. Write it, for example title: 'The title of the report'",
    ],
    ['an empty title', report("date: D\ntitle: ' '"), "a.md:3: 'title' is empty. Write it,"],
    ['a title of nothing', report('date: D\ntitle:'), "a.md:3: 'title' is empty. Write it,"],
    [
      'a title that is a number',
      report('title: 2021'),
      "a.md:2: 'title' is not a text. Put its value in quotes",
    ],
    ['a title that is a list', report('title: [T]'), "a.md:2: 'title' is not a text."],
    ['a title that is an alias', report('date: &d D\ntitle: *d'), "a.md:3: 'title' is not a text."],
    [
      'a title of two lines',
      report('title: |\n  A\n  B\ndate: D'),
      "a.md:2: 'title' has a line break or a control character in it.",
    ],
    ['half a surrogate pair', report('title: "\\uD800"'), "a.md:2: 'title' has a line break or a control"],
    [
      'an unknown language',
      report('title: T\ndate: D\nlanguage: fr'),
      "a.md:4: The language 'fr' is not known. Write one of ar, en.",
    ],
    [
      'no language',
      report('title: T\ndate: D'),
      "a.md:1: The front matter has no 'language'. Write it, for example language: ar",
    ],
    [
      'a misspelt key',
      report('title: T\ncaptoin: A\ndate: D\nlanguage: ar'),
      "a.md:3: The front matter has 'captoin'. Write caption, or remove the line.",
    ],
    [
      'an address that is none',
      report('title: T\ndate: D\nlanguage: ar\nurl: javascript:alert(1)'),
      "a.md:5: 'javascript:alert(1)' is not an http or https address.",
    ],
    [
      'an empty body',
      '---\ntitle: T\ndate: D\nlanguage: ar\n---\n',
      'a.md:5: No text follows the front matter.',
    ],
    [
      'a body of blank lines',
      report('title: T\ndate: D\nlanguage: ar', ' \n\u00a0\n'),
      'a.md:5: No text follows the front matter.',
    ],
    [
      'Latin-1 bytes',
      latin1,
      'a.md:3: The bytes of this line are not UTF-8. Save the file in the encoding UTF-8.',
    ],
    ['UTF-16 bytes', utf16, 'a.md:1: The bytes of this line are not UTF-8.'],
    ['half a character at the end', cutOff, 'a.md:10: The bytes of this line are not UTF-8.'],
    ['a NUL character', `${good}\nThr\0ee.`, 'a.md:11: There is a NUL character in this line. Remove it'],
    [
      "'translationOf' in an original",
      report('title: T\ndate: D\ntranslationOf: b\nlanguage: en'),
      "a.md:4: 'translationOf' belongs into a rendition. Rename this file to b.en.md",
    ],
  ])('%s', async (_, content, expected) => {
    expect((await faultOf({ 'a.md': content })).slice(0, expected.length)).toBe(expected);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a rendition with more paragraphs',
      { 'a.md': good, 'a.en.md': `${rendition}\nThree.\n\nFour.\n` },
      "a.en.md:12: The rendition has 4 paragraphs, its original 'a' has 2.",
    ],
    [
      'a rendition with fewer paragraphs',
      { 'a.md': `${good}\nThree.\n`, 'a.en.md': rendition },
      "a.en.md:10: The rendition has 2 paragraphs, its original 'a' has 3.",
    ],
    [
      'a rendition of an unknown slug',
      { 'a.md': good, 'b.en.md': rendition.replace('translationOf: a', 'translationOf: b') },
      "b.en.md:5: There is no report 'b' to be a rendition of. Add b.md",
    ],
    [
      'a rendition named for another report',
      { 'a.md': good, 'b.md': good, 'b.en.md': rendition },
      "b.en.md:5: The file is named for 'b' but renders 'a'. Rename it to a.en.md",
    ],
    [
      'a rendition without translationOf',
      { 'a.md': good, 'a.en.md': report('title: T\ndate: D\nlanguage: en') },
      'a.en.md:1: A rendition names its original. Write translationOf: a',
    ],
    [
      'a rendition whose name says another language',
      { 'a.md': good, 'a.ar.md': rendition },
      "a.ar.md:4: The file's name says 'ar' but its front matter says 'en'.",
    ],
    [
      'a rendition in the language of the original',
      { 'a.md': good, 'a.ar.md': rendition.replace('language: en', 'language: ar') },
      "a.ar.md:4: The rendition has the language of its original ('ar').",
    ],
    [
      'two slugs that differ by case',
      { 'a.md': good, 'A.md': good },
      "a.md:1: The names 'A.md' and 'a.md' make one slug.",
    ],
    [
      'two slugs that differ by Unicode form',
      { 'caf\u00e9.md': good, 'cafe\u0301.md': good },
      "caf\u00e9.md:1: The names 'cafe\u0301.md' and 'caf\u00e9.md' make one slug.",
    ],
    [
      'two extensions of one slug',
      { 'a.md': good, 'a.MD': good },
      "a.md:1: The names 'a.MD' and 'a.md' make one slug.",
    ],
    [
      'two renditions of one language',
      { 'a.md': good, 'a.en.md': rendition, 'A.en.md': rendition },
      "a.en.md:1: The names 'A.en.md' and 'a.en.md' make one slug.",
    ],
    [
      'a suffix that is no language',
      { 'a.fr.md': good },
      "a.fr.md:1: The 'fr' in the file name 'a.fr.md' is no language.",
    ],
    ['a slug with dots', { 'a.b.en.md': good }, "a.b.en.md:1: The file name 'a.b.en.md' is not <slug>.md"],
    [
      'a slug with spaces',
      { 'my report.md': good },
      "my report.md:1: The file name 'my report.md' is not <slug>.md",
    ],
    [
      'a slug that looks like an option',
      { '-a.md': good },
      "-a.md:1: The file name '-a.md' is not <slug>.md",
    ],
  ])('%s', async (_, files, expected) => {
    expect((await faultOf(files)).slice(0, expected.length)).toBe(expected);
  });

  it('a file past the size limit', async () => {
    await put('a.md', good);
    await truncate(path.join(folder, 'a.md'), maxFileBytes + 1);
    expect(await faultOf({})).toBe(
      `a.md:1: The file has ${maxFileBytes + 1} bytes; at most ${maxFileBytes} are read. Split it into several reports.`,
    );
  });

  it('a file of the size limit is read', async () => {
    await put('a.md', good + 'x'.repeat(maxFileBytes - good.length));
    expect((await readCorpus(folder)).reports).toHaveLength(1);
  });

  it('a link that leads nowhere', async () => {
    await symlink(path.join(folder, 'nowhere'), path.join(folder, 'a.md'));
    expect(await faultOf({ 'b.md': good })).toMatch(/^a\.md:1: This is a link that leads to no file\./);
  });

  it('the first in the order of names, when there are several', async () => {
    await mkdir(path.join(folder, 'folder.md'));
    expect(await faultOf({ 'c.md': '', 'b.md': '', 'a.md': good })).toMatch(/^b\.md:1:/);
  });

  it('two files of one name before what a file says, and that before what two say of each other', async () => {
    const lonely = { 'b.en.md': report('title: T\ndate: D\nlanguage: en\ntranslationOf: b') };
    expect(await faultOf(lonely)).toMatch(/^b\.en\.md:5: There is no report 'b'/);
    expect(await faultOf({ 'c.md': '' })).toMatch(/^c\.md:1: There is no front matter/);
    expect(await faultOf({ 'd.md': good, 'D.md': good })).toMatch(/^d\.md:1: The names 'D\.md' and 'd\.md'/);
  });
});
