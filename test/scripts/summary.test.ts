import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonLines, root, run, slug, temporaryFolder } from './command.ts';

const summary = z.strictObject({
  language: z.enum(['ar', 'en']),
  length: z.enum(['short', 'medium', 'long']),
  topic: z.string().nullable(),
  sentences: z.array(
    z.strictObject({
      document: z.literal(slug),
      paragraph: z.int().min(0).max(11),
      paragraphs: z.literal(11),
      text: z.string().min(1),
    }),
  ),
});

const corpusFile = (name: string): string => readFileSync(path.join(root, 'corpus', name), 'utf8');

let index: string;
const summarize = (...args: string[]) => run('summary.ts', args, { environment: { INDEX_DIR: index } });

beforeAll(async () => {
  index = await temporaryFolder(afterAll);
  await run('reindex.ts', ['--index', index]);
});

describe('summary', () => {
  it.each([
    ['short', 'ar', 2, 3, `${slug}.md`],
    ['medium', 'ar', 4, 6, `${slug}.md`],
    ['long', 'en', 8, 10, `${slug}.en.md`],
  ])(
    '--length %s --language %s cites sentences of the report in its order',
    async (length, language, least, most, file) => {
      const { status, stdout, stderr } = await summarize(
        '--json',
        '--length',
        length,
        '--language',
        language,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const [line, ...more] = jsonLines(stdout);
      expect(more).toEqual([]);
      expect(Object.keys(line ?? {})).toEqual(Object.keys(summary.shape));
      const { sentences, ...request } = summary.parse(line);
      expect(request).toEqual({ language, length, topic: null });
      expect(sentences.length).toBeGreaterThanOrEqual(least);
      expect(sentences.length).toBeLessThanOrEqual(most);
      const text = corpusFile(file);
      const places = sentences.map((sentence) => text.indexOf(sentence.text));
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );

  it('is by default of medium length, in Arabic, and to be read', async () => {
    const { status, stdout, stderr } = await summarize();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const cited = stdout.match(/^• .+ \[(الفقرة \d+ من 11|العنوان والتاريخ والتعليق)\]$/gmu) ?? [];
    expect(cited.length).toBeGreaterThanOrEqual(4);
    expect(cited.length).toBeLessThanOrEqual(6);
  });

  it('takes the language of its topic', async () => {
    const { status, stdout } = await summarize(
      '--json',
      '--topic',
      'coordination centres',
      '--length',
      'short',
    );
    expect(status).toBe(0);
    const { sentences, ...request } = summary.parse(jsonLines(stdout)[0]);
    expect(request).toEqual({ language: 'en', length: 'short', topic: 'coordination centres' });
    expect(sentences.map(({ text }) => text).join(' ')).toContain('coordination centres');
  });

  it.each([
    [['--length', 'huge'], "--length: expected one of short, medium, long, got 'huge'."],
    [['--language', 'fr'], "--language: expected one of ar, en, got 'fr'."],
    [['--topic', ' '], "--topic: expected a subject, got ''."],
    [['words'], 'too many arguments'],
  ])('refuses %j with the usage', async (args, reason) => {
    const { status, stdout, stderr } = await summarize(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain('\nUsage: npm run summary -- [--json] [--length short|medium|long]');
  });
});
