import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { corpusCopy, jsonLines, run, slug, start, temporaryFolder } from './command.ts';

const report = z.strictObject({
  generation: z.string().min(1),
  documents: z.int(),
  passages: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  reused: z.int(),
  seconds: z.strictObject({
    read: z.number(),
    embed: z.number(),
    build: z.number(),
    verify: z.number(),
    total: z.number(),
  }),
});

const reportOf = (stdout: string) => report.parse(jsonLines(stdout)[0]);

describe('reindex', () => {
  it('counts what it did, reuses all when nothing changed, and nothing when forced', async () => {
    const index = await temporaryFolder();
    const first = await run('reindex.ts', ['--json', '--index', index]);
    expect({ status: first.status, stderr: first.stderr }).toEqual({
      status: 0,
      stderr: 'Indexing the corpus…\n',
    });
    expect(Object.keys(jsonLines(first.stdout)[0] ?? {})).toEqual(Object.keys(report.shape));
    const built = reportOf(first.stdout);
    expect(built).toMatchObject({ documents: 1, added: built.passages, changed: 0, removed: 0, reused: 0 });
    expect(built.passages).toBeGreaterThanOrEqual(24);

    const again = reportOf((await run('reindex.ts', ['--json', '--index', index])).stdout);
    expect(again).toMatchObject({ documents: 1, added: 0, changed: 0, removed: 0, reused: built.passages });

    const forced = await run('reindex.ts', ['--force', '--index', index]);
    expect(forced.status).toBe(0);
    expect(forced.stdout).toContain(' 0 reused.');
  });

  it('fails without touching anything where a report has a fault', async () => {
    const [index, corpus] = [await temporaryFolder(), await corpusCopy()];
    const places = ['--json', '--corpus', corpus, '--index', index];
    await run('reindex.ts', places);
    const pointer = await readFile(path.join(index, 'current'), 'utf8');
    await appendFile(path.join(corpus, `${slug}.en.md`), '\n\nOne paragraph too many.\n');
    const { status, stdout, stderr } = await run('reindex.ts', places);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`${slug}\\.en\\.md:\\d+: `));
    expect(await readFile(path.join(index, 'current'), 'utf8')).toBe(pointer);
  });

  it('refuses an empty model id', async () => {
    const { status, stderr } = await run('reindex.ts', ['--model', '']);
    expect(status).toBe(2);
    expect(stderr).toContain("--model: expected a value, got ''.");
  });
});

describe('reindex --watch', () => {
  it('follows changes, also by renaming, reports a fault and goes on, and ends on SIGINT', async () => {
    const [index, corpus] = [await temporaryFolder(), await corpusCopy()];
    const child = start('reindex.ts', ['--watch', '--json', '--corpus', corpus, '--index', index]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const reports = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const diagnostics = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
    const nextReport = async () => report.parse(JSON.parse((await reports.next()).value));
    const diagnosticWith = async (part: string): Promise<string> => {
      for (;;) {
        const { value, done } = await diagnostics.next();
        if (done) throw new Error(`ended before it said: ${part}`);
        if (value.includes(part)) return value;
      }
    };

    expect((await nextReport()).reused).toBe(0);
    await diagnosticWith('Watching');

    const original = path.join(corpus, `${slug}.md`);
    const text = await readFile(original, 'utf8');
    await writeFile(`${original}.tmp`, text.replace('العقيد واين ماروتو', 'اللواء واين ماروتو'));
    await rename(`${original}.tmp`, original);
    const renamed = await nextReport();
    expect(renamed.added + renamed.changed).toBeGreaterThan(0);
    expect(renamed.reused).toBeGreaterThan(0);

    await writeFile(path.join(corpus, 'bad.md'), 'no front matter\n');
    expect(await diagnosticWith('bad.md')).toContain('bad.md:1: ');
    await rm(path.join(corpus, 'bad.md'));
    expect((await nextReport()).reused).toBe(renamed.passages);

    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
