import { readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonLines, type Outcome, root, run, slug, start, temporaryFolder } from './command.ts';

const excerpt = z.object({
  document: z.literal(slug),
  title: z.string().min(1),
  paragraph: z.int().min(0).max(11),
  paragraphs: z.literal(11),
  language: z.literal('ar'),
  text: z.string().min(1),
  answer: z.tuple([z.int(), z.int()]).nullable(),
  score: z.number().min(0).max(1),
  translation: z.object({ language: z.literal('en'), text: z.string().min(1) }).nullable(),
});
const answer = z.object({
  question: z.string(),
  language: z.enum(['ar', 'en']),
  answered: z.boolean(),
  tookMs: z.number().nonnegative(),
  excerpts: z.array(excerpt),
  error: z.string().optional(),
});

const report = readFileSync(path.join(root, 'corpus', `${slug}.md`), 'utf8');
const frontMatter = /^---\n.*?\n---\n/s.exec(report)?.[0] ?? '';
const body = report.slice(frontMatter.length).trim().split(/\n\n+/);
const usage =
  'Usage: npm run ask -- [--json] [--top N] [--report SLUG] [--corpus DIR] [--index DIR] [QUESTION]';

let index: string;
const ask = (args: string[], options: Parameters<typeof run>[2] = {}): Promise<Outcome> =>
  run('ask.ts', args, { ...options, environment: { INDEX_DIR: index, ...options.environment } });

beforeAll(async () => {
  index = await temporaryFolder(afterAll);
  await run('reindex.ts', ['--index', index]);
});

describe('ask --json with piped questions', () => {
  const questions = [
    'من هو المتحدث باسم التحالف؟',
    '',
    'Who is the chief of staff of the Peshmerga forces?',
    '؟!… ()',
    '🙂🙃',
    'س'.repeat(4000),
    '  ',
    'متى عُقد الاجتماع في أربيل؟',
    'ما عاصمة اليابان؟',
  ];
  const faulty = [1, 3, 4, 5, 6];
  let outcome: Outcome;
  let lines: z.infer<typeof answer>[];

  beforeAll(async () => {
    const input = `${questions[0]}\r\n${questions.slice(1).join('\n')}\n`;
    outcome = await ask(['--json', '--top', '5'], { input });
    lines = jsonLines(outcome.stdout).map((line) => answer.parse(line));
  });

  it('answers every line, in order', () => {
    expect(lines.map(({ question }) => question)).toEqual(questions);
  });

  it('answers each line by itself, also one that would lean on the line before in a conversation', async () => {
    const [alone, after] = await Promise.all(
      ['ومن حضره؟\n', 'أين عُقد الاجتماع؟\nومن حضره؟\n'].map((input) => ask(['--json'], { input })),
    );
    const timeless = (line: object | undefined) => ({ ...line, tookMs: 0 });
    const [asked] = jsonLines(alone?.stdout ?? '');
    const [, follower] = jsonLines(after?.stdout ?? '');
    expect(timeless(follower)).toEqual(timeless(asked));
    expect(follower).not.toHaveProperty('understoodAs');
  });

  it('prints the keys in their order', () => {
    const [first] = jsonLines(outcome.stdout);
    const known = Object.keys(answer.shape).filter((key) => key !== 'error');
    expect(Object.keys(first ?? {}).slice(0, known.length)).toEqual(known);
    const { excerpts } = first as { excerpts: object[] };
    const knownOfExcerpt = Object.keys(excerpt.shape);
    expect(Object.keys(excerpts[0] ?? {}).slice(0, knownOfExcerpt.length)).toEqual(knownOfExcerpt);
  });

  it('quotes the report verbatim, each paragraph once at most, and points at a sentence in it', () => {
    for (const { excerpts } of lines) {
      const paragraphs = excerpts.map(({ paragraph }) => paragraph);
      expect(new Set(paragraphs).size).toBe(paragraphs.length);
      expect(paragraphs.length).toBeLessThanOrEqual(5);
      for (const { paragraph, text, answer: span } of excerpts) {
        if (paragraph > 0) expect(body[paragraph - 1]).toContain(text);
        else for (const line of text.split('\n')) expect(frontMatter).toContain(line);
        expect(span).not.toBeNull();
        const [start, end] = span ?? [0, 1];
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('answers an English question with the rendition beside the original', () => {
    expect(lines[2]).toMatchObject({ language: 'en' });
    expect(lines[2]?.excerpts.map(({ translation }) => translation?.language)).not.toContain(undefined);
  });

  it('puts a reason where a line is no question, and goes on', () => {
    for (const [place, line] of lines.entries()) {
      const isFaulty = faulty.includes(place);
      expect(typeof line.error).toBe(isFaulty ? 'string' : 'undefined');
      expect(line.excerpts.length > 0).toBe(!isFaulty);
    }
    expect(lines[5]?.error).toContain('4000 characters');
  });

  it('tells the reasons with their lines on stderr and fails at the end', () => {
    const reasons = outcome.stderr.trimEnd().split('\n');
    expect(reasons.map((line) => /^line (\d+): \S/.exec(line)?.[1])).toEqual(
      faulty.map((at) => String(at + 1)),
    );
    expect(outcome.status).toBe(1);
  });
});

describe('ask with piped questions', () => {
  it('prints plain text: no colours, no direction controls, no wrapping', async () => {
    const { status, stdout, stderr } = await ask([], { input: 'من هو المتحدث باسم التحالف؟\nwho is he?\n' });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).not.toContain(String.fromCharCode(27));
    expect(stdout).not.toMatch(/[\u2066-\u2069]/);
    expect(stdout).toMatch(/^❯ من هو المتحدث باسم التحالف؟\n/);
    expect(stdout).toContain('\n❯ who is he?\n');
    expect(stdout.split('\n').some((line) => body.includes(line))).toBe(true);
  });

  it('answers nothing when nothing comes', async () => {
    expect(await ask(['--json'], { input: '' })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start('ask.ts', ['--json', '--top', '1'], { environment: { INDEX_DIR: index } });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.stdin.on('error', () => {});
    child.stdin.write('من هو المتحدث؟\n'.repeat(2000));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('reports bytes that are not UTF-8', async () => {
    const { status, stdout, stderr } = await ask(['--json'], { input: Uint8Array.of(0xc7, 0xe1, 0x0a) });
    expect(status).toBe(1);
    expect(stderr).toBe('line 1: The question is not valid UTF-8. Save the input as UTF-8.\n');
    expect(jsonLines(stdout)).toMatchObject([
      { answered: false, excerpts: [], error: expect.stringContaining('UTF-8') },
    ]);
  });
});

describe('ask with a question', () => {
  it('joins unquoted words and cites in the language of the question', async () => {
    const { status, stdout } = await ask(['where', 'did', 'they', 'meet', '--top', '1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/ · 14 اغسطس 2021 · (paragraph \d+ of 11|title, date and caption)\n/);
    expect(stdout).toContain('unofficial translation: ');
  });

  it.each([
    ['an empty question', [''], 'The question is empty.'],
    ['only punctuation', ['؟؟؟'], 'The question has no letters or digits in it.'],
    ['too long a question', ['a'.repeat(4000)], 'The question has 4000 characters;'],
  ])('refuses %s', async (_, args, reason) => {
    const { status, stdout, stderr } = await ask(['--json', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['--top 0', ['--top', '0', 'x'], "--top: expected a whole number from 1 to 25, got '0'."],
    ['an unknown flag', ['--bogus', 'x'], "unknown option '--bogus'"],
    ['a flag without its value', ['x', '--corpus'], "option '--corpus <dir>' argument missing."],
  ])('refuses %s with the usage', async (_, args, reason) => {
    const { status, stdout, stderr } = await ask(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(reason);
    expect(lines[1]).toContain(usage);
  });
});

describe('ask with another corpus, index or model', () => {
  it('starts relative folders where the user is and keeps the index of another corpus apart', async () => {
    const directory = await temporaryFolder();
    await mkdir(path.join(directory, 'reports'));
    const text =
      "---\ntitle: 'Rain'\ndate: '1 May 2020'\ncaption: 'A street'\nlanguage: en\n---\n\nIt rained in Basra all day.\n";
    await writeFile(path.join(directory, 'reports', 'rain.md'), text);
    const before = await readdir(index);
    const { status, stdout } = await ask(['--json', '--corpus', 'reports', 'Where did it rain?'], {
      directory,
    });
    expect(status).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { excerpts: [{ document: 'rain', text: expect.any(String) }, {}] },
    ]);
    expect(await readdir(path.join(index, 'corpora'))).toEqual([
      expect.stringMatching(/^reports-[0-9a-f]{8}$/),
    ]);
    expect((await readdir(index)).filter((name) => name !== 'corpora')).toEqual(before);
  });

  it('takes the folder of the user from npm, which starts a script in the folder of the package', async () => {
    const { status, stderr } = await ask(['--corpus', 'nowhere', 'x'], {
      environment: { INIT_CWD: '/srv/user' },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^There is no corpus folder '\/srv\/user\/nowhere'\. .+\n$/);
  });

  it('names file and line of a fault in the corpus', async () => {
    const directory = await temporaryFolder();
    await writeFile(path.join(directory, 'bad.md'), 'no front matter\n');
    const { status, stdout, stderr } = await ask(['--corpus', directory, 'x']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/bad\.md:1: /);
  });

  it('says what to do about a model that cannot be had', async () => {
    const models = await temporaryFolder();
    const { status, stdout, stderr } = await ask(['x'], {
      environment: { EMBEDDING_MODEL: 'no/such-model', MODEL_DIR: models, INDEX_DIR: models },
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("'no/such-model'");
    expect(stderr).toContain('remove EMBEDDING_MODEL');
    expect(stderr).not.toContain('    at ');
  });

  it('names a setting that is wrong', async () => {
    const { status, stderr } = await ask(['x'], { environment: { LOG_LEVEL: 'loud' } });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        "LOG_LEVEL: expected one of silent, error, warn, info, debug, got 'loud'. Correct it in .env or in the environment.\n",
    });
  });
});
