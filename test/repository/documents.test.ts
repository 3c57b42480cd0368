import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../../src/config.ts';
import { type ErrorCode, exitStatusOf, IsnadError } from '../../src/core/errors.ts';
import { readCorpus } from '../../src/engines/corpus-folder.ts';
import { readLabelledQuestions } from '../../src/evaluation/labelled-questions.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { vitalsOf } from '../../src/operations/vitals.ts';
import { root, run, temporaryFolder } from '../scripts/command.ts';
import { firstMissing, transcriptsOf } from './transcripts.ts';

const read = (name: string): Promise<string> => readFile(path.join(root, name), 'utf8');

const documents = [
  'README.md',
  'README.ar.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/operations.md',
  'docs/hosting.md',
  'docs/extending.md',
  'lexicon/README.md',
  'models/isnad-small/README.md',
];

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly license: string;
  readonly version: string;
}
const packageFile = async (): Promise<PackageFile> => JSON.parse(await read('package.json'));

/** The anchor that a heading has on a page: GitHub's, for letters, digits, spaces and hyphens. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe.each(documents)('%s', (name) => {
  it('links only to files and headings that there are, and shows only such pictures', async () => {
    const page = await read(name);
    const prose = page.replace(/^```.*?^```$/gms, '');
    for (const [, linked, pictured] of prose.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)) {
      const link = linked ?? pictured ?? '';
      if (/^https?:/.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file ? path.join(path.dirname(name), file) : name;
      expect(existsSync(path.join(root, target)), `${link} in ${name}`).toBe(true);
      if (anchor) expect(anchorsOf(await read(target)), `${link} in ${name}`).toContain(anchor);
    }
  });

  it('names only npm scripts that there are, and whose file there is', async () => {
    const { scripts } = await packageFile();
    const named = [...(await read(name)).matchAll(/npm (?:run (?:-s )?([a-z][\w-]*)|(test|start)\b)/g)];
    for (const [, run, short] of named) {
      const script = scripts[run ?? short ?? ''];
      expect(script, `npm run ${run ?? short}`).toBeDefined();
      const [, file] = /^(?:tsx|node launch\/launch\.cjs) (\S+)/.exec(script ?? '') ?? [];
      if (file) expect(existsSync(path.join(root, file)), file).toBe(true);
    }
  });
});

describe('README.md', () => {
  it('names every setting', async () => {
    const page = await read('README.md');
    expect(settingNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every flag of every command, and no other', async () => {
    const page = await read('README.md');
    for (const name of [
      'ask',
      'summary',
      'reindex',
      'import',
      'feedback',
      'register',
      'doctor',
      'evaluate',
      'preview',
    ]) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`npm run ${name}\``)) ?? '';
      const [, , flags = ''] = row.replaceAll('\\|', '/').split(' | ').join('|').split('|');
      const { stdout } = await run(`${name}.ts`, ['--help']);
      const known = [...stdout.matchAll(/^ {2}(?:-h, )?(--[\w-]+)/gm)].map(([, flag]) => flag);
      const documented = [...flags.matchAll(/--[\w-]+/g)].map(([flag]) => flag);
      expect([...documented, '--help', '--no-color'].sort(), name).toEqual(known.sort());
    }
  }, 60_000);

  it('gives examples of commands that work', async () => {
    const environment = { INDEX_DIR: await temporaryFolder() };
    const rows = (await read('README.md')).matchAll(/^\| `npm run (\w+)` \|.*\| `(npm run [^`]*)`/gm);
    const offline = [...rows].filter(([, name = '']) => ['ask', 'summary', 'register'].includes(name));
    expect(offline).toHaveLength(3);
    for (const [, , command = ''] of offline) {
      const transcript = {
        command: command.replace('npm run', 'npm run -s').replaceAll('\\|', '|'),
        output: '',
      };
      expect(await firstMissing(transcript, { environment }), command).toBeNull();
    }
  });

  it('shows a report that can be read', async () => {
    const [, report = ''] = /^```markdown\n(.*?)^```$/ms.exec(await read('README.md')) ?? [];
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'floods.md'), report);
    const { reports } = await readCorpus(folder);
    expect(reports.map(({ slug, original }) => [slug, original.paragraphs.length])).toEqual([['floods', 3]]);
  });

  it('counts the labelled questions', async () => {
    const page = (await read('README.md')).replace(/\s+/g, ' ');
    const questions = await readLabelledQuestions(path.join(root, 'corpus/questions.jsonl'));
    const unanswerable = questions.filter(({ gold }) => gold.length === 0).length;
    expect(page).toContain(`the ${questions.length} labelled questions`);
    expect(page).toContain(`${unanswerable} of them with no answer`);
  });

  it('quotes figures that stand in the results', async () => {
    const [, quoted = ''] = /<!-- figures -->(.*?)<!-- \/figures -->/s.exec(await read('README.md')) ?? [];
    const figures = quoted.match(/\d\.\d{3}/g) ?? [];
    const reported = (await read('docs/results.md')).split('\n').find((line) => line.startsWith('| all |'));
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(reported).toContain(figure);
  });

  it('quotes figures that stand in the results of follow-ups', async () => {
    const [, quoted = ''] =
      /<!-- follow-up figures -->(.*?)<!-- \/follow-up figures -->/s.exec(await read('README.md')) ?? [];
    const figures = quoted.match(/\d\.\d{3}/g) ?? [];
    const reported = (await read('docs/follow-ups.md'))
      .split('\n')
      .find((line) => line.startsWith('| all |'));
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(reported).toContain(figure);
  });
});

describe.each([
  { name: 'README.md', least: 5 },
  { name: 'README.ar.md', least: 2 },
])('$name', ({ name, least }) => {
  it('shows what its commands print, but for what it leaves out with […]', async () => {
    const options = { environment: { INDEX_DIR: await temporaryFolder() } };
    const shown = transcriptsOf(await read(name));
    expect(shown.length).toBeGreaterThanOrEqual(least);
    for (const transcript of shown)
      expect(await firstMissing(transcript, options), transcript.command).toBeNull();
  }, 60_000);

  it('tells of the two commands that a clone is tried with', async () => {
    expect(await read(name)).toMatch(/^ {4}npm ci && npm run ask -- "[^"]+"\n {4}npm ci && npm test$/m);
  });
});

describe('SECURITY.md', () => {
  /** Test files in backticks, each with the titles that are quoted after it. */
  const cited = (page: string) =>
    [...page.replace(/\s+/g, ' ').matchAll(/`(test\/[^`]+)`((?:(?:: |, )(?:'[^']*'|"[^"]*"))*)/g)].map(
      ([, file = '', titles = '']) => ({
        file,
        titles: [...titles.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? ''),
      }),
    );

  it('cites tests that there are', async () => {
    const claims = cited(await read('SECURITY.md'));
    expect(claims.flatMap(({ titles }) => titles).length).toBeGreaterThan(20);
    for (const { file, titles } of claims) {
      const source = await read(file);
      for (const title of titles) expect(source, file).toContain(title);
    }
  });
});

describe('docs/operations.md', () => {
  const columns = (line: string) => line.split('|').map((cell) => cell.trim());

  it('says of each failure of a start how its line begins and its exit status', async () => {
    const rows = (await read('docs/operations.md')).split('\n').filter((line) => /^\| [12] \|/.test(line));
    const codes: string[] = [];
    for (const row of rows) {
      const [, exit, beginning = '', name = ''] = columns(row);
      const code = name.replaceAll('`', '') as ErrorCode;
      if (!code) continue;
      codes.push(code);
      const error = new IsnadError(code, ...(['A', 'B', 'C'] as unknown as []));
      const pattern = beginning.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      expect(error.message, code).toMatch(new RegExp(`^${pattern.join('\\w+')}`));
      expect(String(exitStatusOf(error)), code).toBe(exit);
    }
    const known = [...(await read('src/core/errors.ts')).matchAll(/^ {2}([A-Z_]+): \(/gm)].map(
      ([, code]) => code,
    );
    const ofStarts = known.filter((code) => /^(SETTING|CORPUS|MODEL|HEALTH|DISCORD)/.test(code ?? ''));
    // Only the registration meets these two.
    const others = ['DISCORD_TOKEN_MISSING', 'DISCORD_REFUSED'];
    expect(codes).toEqual(expect.arrayContaining(ofStarts.filter((code) => !others.includes(code ?? ''))));
  });

  it('names every metric', async () => {
    const page = await read('docs/operations.md');
    const metrics = await createMetrics(() => vitalsOf({ assistant: null, bot: null }, 0)).text();
    const names = [...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name);
    const own = names.filter((name) => !/^isnad_(process|nodejs)_/.test(name));
    expect(own.length).toBeGreaterThan(8);
    expect(own.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the repository', () => {
  it('tests in CI as the README says', async () => {
    const command = 'npm ci && npm test';
    expect(await read('README.md')).toContain(`    ${command}\n`);
    expect(await read('.ci/run')).toContain(`\n${command}\n`);
    expect((await stat(path.join(root, '.ci/run'))).mode & 0o111).toBe(0o111);
  });

  it('has a change log up to its version, and its licence', async () => {
    const { version, license } = await packageFile();
    expect(await read('CHANGELOG.md')).toContain(`## [${version}] - `);
    expect(license).toBe('MIT');
    expect(await read('LICENSE')).toMatch(/^MIT License\n/);
  });

  it('says of every word list what it is', async () => {
    const page = await read('lexicon/README.md');
    const lists = (await readdir(path.join(root, 'lexicon'))).filter((name) => name !== 'README.md');
    expect(lists.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
