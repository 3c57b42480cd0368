import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { root, temporaryFolder } from '../scripts/command.ts';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
}

/** Runs the linter over a folder that has the repository's settings. */
async function lint(folder: string): Promise<Finding[]> {
  const output = await new Promise<string>((resolve) => {
    const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', 'src', 'scripts', 'loopback'];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_, stdout) => resolve(stdout));
  });
  return [...output.matchAll(/^::\w+ title=([^,]*),file=([^,]*),.*?::(.*)$/gm)].map(
    ([, rule = '', file = '', message = '']) => ({
      rule,
      file: path.relative(folder, path.resolve(folder, file)),
      message,
    }),
  );
}

async function lintFiles(
  files: Readonly<Record<string, string>>,
  forget: Parameters<typeof temporaryFolder>[0] = onTestFinished,
): Promise<Finding[]> {
  const folder = await temporaryFolder(forget);
  for (const name of ['biome.json', '.gitignore']) await cp(path.join(root, name), path.join(folder, name));
  for (const name of ['src', 'scripts', 'loopback']) await mkdir(path.join(folder, name));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  return lint(folder);
}

/** File, and a line that must not stand in it. */
const imports: readonly (readonly [file: string, imported: string])[] = [
  ['src/core/fold.ts', 'node:fs'],
  ['src/core/text/fold.ts', 'node:fs/promises'],
  ['src/core/text/fold.ts', 'node:child_process'],
  ['src/core/text/fold.ts', 'node:https'],
  ['src/core/text/fold.ts', 'node:path'],
  ['src/core/fold.ts', 'pino'],
  ['src/core/text/fold.ts', 'zod'],
  ['src/core/fold.ts', '../assistant.ts'],
  ['src/core/fold.ts', '../engines/hnsw.ts'],
  ['src/core/text/fold.ts', '../../engines/hnsw.ts'],
  ['src/core/text/fold.ts', '../../config.ts'],
  ['src/core/text/fold.ts', '../../discord/bot.ts'],
  ['src/core/text/fold.ts', '../../terminal/ask.ts'],
  ['src/core/text/fold.ts', '../../evaluation/judge.ts'],
  ['src/engines/hnsw.ts', '../assistant.ts'],
  ['src/engines/hnsw.ts', '../terminal/ask.ts'],
  ['src/engines/embedding/embedder.ts', '../../config.ts'],
  ['src/engines/embedding/embedder.ts', '../../discord/bot.ts'],
  ['src/engines/hnsw.ts', 'discord.js'],
  ['src/assistant.ts', './discord/bot.ts'],
  ['src/assistant.ts', './terminal/ask.ts'],
  ['src/assistant.ts', './evaluation/judge.ts'],
  ['src/assistant.ts', '../scripts/ask.ts'],
  ['src/assistant.ts', '@xenova/transformers'],
  ['src/assistant.ts', 'hnswlib-node'],
  ['src/assistant.ts', 'pg'],
  ['src/assistant.ts', 'node:fs/promises'],
  ['src/assistant.ts', 'discord.js'],
  ['src/discord/bot.ts', '../terminal/ask.ts'],
  ['src/discord/bot.ts', '../engines/hnsw.ts'],
  ['src/discord/bot.ts', '../evaluation/judge.ts'],
  ['src/discord/bot.ts', 'node:fs'],
  ['src/discord/bot.ts', 'node:child_process'],
  ['src/discord/replies/answer.ts', '../../engines/hnsw.ts'],
  ['src/terminal/ask.ts', '../discord/bot.ts'],
  ['src/terminal/ask.ts', '../engines/hnsw.ts'],
  ['src/terminal/ask.ts', 'discord.js'],
  ['src/terminal/views/answer.ts', '../../engines/hnsw.ts'],
  ['src/terminal/ask.ts', 'node:fs'],
  ['src/operations/metrics.ts', '../assistant.ts'],
  ['src/operations/metrics.ts', '../discord/bot.ts'],
  ['src/operations/metrics.ts', '../engines/hnsw.ts'],
  ['src/operations/metrics.ts', 'discord.js'],
  ['src/assistant.ts', './operations/metrics.ts'],
  ['src/core/text/fold.ts', '../../operations/metrics.ts'],
  ['src/engines/hnsw.ts', '../operations/metrics.ts'],
  ['src/discord/bot.ts', '../operations/metrics.ts'],
  ['src/terminal/ask.ts', '../operations/metrics.ts'],
  ['src/evaluation/judge.ts', '../discord/bot.ts'],
  ['src/evaluation/judge.ts', 'hnswlib-node'],
  ['src/evaluation/judge.ts', 'pg'],
  ['src/evaluation/judge.ts', '../benchmark/page.ts'],
  ['src/assistant.ts', './benchmark/page.ts'],
  ['src/discord/bot.ts', '../benchmark/page.ts'],
  ['src/terminal/ask.ts', '../benchmark/page.ts'],
  ['src/benchmark/page.ts', '../terminal/ask.ts'],
  ['src/benchmark/page.ts', '../discord/bot.ts'],
  ['src/benchmark/page.ts', '@xenova/transformers'],
  ['src/benchmark/page.ts', 'hnswlib-node'],
  ['src/benchmark/page.ts', 'pg'],
  ['src/assistant.ts', './preview/page.ts'],
  ['src/core/text/fold.ts', '../../preview/page.ts'],
  ['src/engines/hnsw.ts', '../preview/page.ts'],
  ['src/discord/bot.ts', '../preview/page.ts'],
  ['src/terminal/ask.ts', '../preview/page.ts'],
  ['src/evaluation/judge.ts', '../preview/page.ts'],
  ['src/benchmark/page.ts', '../preview/page.ts'],
  ['src/preview/page.ts', '../terminal/ask.ts'],
  ['src/preview/page.ts', '../engines/hnsw.ts'],
  ['src/preview/page.ts', '../evaluation/judge.ts'],
  ['src/preview/page.ts', '../../loopback/discord.ts'],
  ['src/preview/page.ts', 'hnswlib-node'],
  ['src/preview/page.ts', 'pg'],
  ['scripts/bench.ts', '@xenova/transformers'],
  ['src/assistant.ts', '../loopback/discord.ts'],
  ['src/core/text/fold.ts', '../../../loopback/discord.ts'],
  ['src/engines/hnsw.ts', '../../loopback/discord.ts'],
  ['src/discord/bot.ts', '../../loopback/discord.ts'],
  ['src/terminal/ask.ts', '../../loopback/discord.ts'],
  ['src/evaluation/judge.ts', '../../loopback/discord.ts'],
  ['loopback/discord.ts', '../src/discord/bot.ts'],
  ['src/training/trainer.ts', '../engines/hnsw.ts'],
  ['src/training/trainer.ts', '@xenova/transformers'],
  ['src/training/data/corpus.ts', '../../assistant.ts'],
  ['src/training/data/corpus.ts', '../../evaluation/judge.ts'],
  ['src/core/fold.ts', '../training/trainer.ts'],
  ['src/engines/hnsw.ts', '../training/trainer.ts'],
  ['src/assistant.ts', './training/trainer.ts'],
  ['src/discord/bot.ts', '../training/trainer.ts'],
  ['src/terminal/ask.ts', '../training/trainer.ts'],
  ['src/evaluation/judge.ts', '../training/trainer.ts'],
  ['src/benchmark/page.ts', '../training/trainer.ts'],
  ['src/preview/page.ts', '../training/trainer.ts'],
  ['src/reliability/page.ts', '../training/trainer.ts'],
  ['src/reliability/page.ts', 'hnswlib-node'],
  ['src/assistant.ts', './reliability/page.ts'],
  ['src/assistant.ts', './doctor/diagnose.ts'],
  ['src/discord/bot.ts', '../doctor/diagnose.ts'],
  ['src/terminal/ask.ts', '../doctor/diagnose.ts'],
  ['src/evaluation/judge.ts', '../doctor/diagnose.ts'],
  ['src/doctor/diagnose.ts', '../terminal/ask.ts'],
  ['src/doctor/diagnose.ts', '../../loopback/discord.ts'],
  ['src/doctor/diagnose.ts', 'hnswlib-node'],
  ['src/doctor/diagnose.ts', 'discord.js'],
  ['src/discord/bot.ts', '../reliability/page.ts'],
  ['src/terminal/ask.ts', '../reliability/page.ts'],
  ['src/evaluation/judge.ts', '../reliability/page.ts'],
  ['src/benchmark/page.ts', '../reliability/page.ts'],
  ['src/preview/page.ts', '../reliability/page.ts'],
];

const allowedImports: readonly (readonly [file: string, imported: string])[] = [
  ['src/core/fold.ts', './text/fold.ts'],
  ['src/core/text/fold.ts', '../language.ts'],
  ['src/core/corpus/front-matter.ts', 'yaml'],
  ['src/engines/hnsw.ts', 'hnswlib-node'],
  ['src/engines/postgres/database.ts', 'pg'],
  ['src/engines/hnsw.ts', 'node:fs/promises'],
  ['src/engines/hnsw.ts', '../core/errors.ts'],
  ['src/engines/embedding/embedder.ts', '../../core/errors.ts'],
  ['src/engines/embedding/embedder.ts', '../durable-files.ts'],
  ['src/engines/embedding/embedder.ts', '@xenova/transformers'],
  ['src/engines/embedding/embedder.ts', 'node:child_process'],
  ['src/assistant.ts', './core/errors.ts'],
  ['src/assistant.ts', './engines/hnsw.ts'],
  ['src/discord/bot.ts', '../assistant.ts'],
  ['src/discord/bot.ts', 'discord.js'],
  ['src/discord/replies/answer.ts', '../../core/errors.ts'],
  ['src/terminal/ask.ts', '../assistant.ts'],
  ['src/terminal/views/answer.ts', '../../core/errors.ts'],
  ['src/evaluation/squad.ts', 'node:fs/promises'],
  ['src/evaluation/squad.ts', '../engines/hnsw.ts'],
  ['src/benchmark/page.ts', '../engines/hnsw.ts'],
  ['src/benchmark/page.ts', '../evaluation/judge.ts'],
  ['src/benchmark/page.ts', 'node:child_process'],
  ['src/benchmark/page.ts', '../../loopback/discord.ts'],
  ['src/preview/scenes.ts', '../discord/replies/answer.ts'],
  ['src/preview/scenes.ts', '../assistant.ts'],
  ['src/preview/scenes.ts', '../core/errors.ts'],
  ['src/preview/scenes.ts', 'node:fs/promises'],
  ['src/preview/scenes.ts', 'playwright-core'],
  ['src/reliability/page.ts', '../discord/bot.ts'],
  ['src/reliability/page.ts', '../../loopback/discord.ts'],
  ['src/reliability/page.ts', 'node:child_process'],
  ['src/doctor/diagnose.ts', '../engines/hnsw.ts'],
  ['src/doctor/diagnose.ts', '../discord/inspection.ts'],
  ['src/doctor/diagnose.ts', 'node:fs/promises'],
  ['loopback/discord.ts', './gateway.ts'],
  ['loopback/gateway.ts', 'ws'],
  ['scripts/bench.ts', '../src/engines/hnsw.ts'],
  ['scripts/bench.ts', '../src/discord/bot.ts'],
  ['scripts/bench.ts', 'node:fs'],
  ['scripts/train.ts', '../src/training/trainer.ts'],
  ['src/training/trainer.ts', '../core/errors.ts'],
  ['src/training/trainer.ts', './compute/team.ts'],
  ['src/training/data/corpus.ts', '../text/normalizer.ts'],
  ['src/training/data/corpus.ts', '../../core/errors.ts'],
  ['src/training/compute/team.ts', 'node:worker_threads'],
];

/** Each planted in a file of its own, in the folder of the file that it is named for. */
const plant = (
  cases: readonly (readonly [file: string, imported: string])[],
  how: (name: string) => string,
) =>
  Object.fromEntries(
    cases.map(([file, imported], place) => [
      path.join(path.dirname(file), `planted-${place}.ts`),
      `${how(imported)}\nexport const used = found;\n`,
    ]),
  );

const globals = [
  'process.pid',
  'Date.now()',
  'performance.now()',
  'fetch',
  'setTimeout',
  'console',
  'WebSocket',
];

describe('the import rules', () => {
  const planted = plant(imports, (name) => `import found from '${name}';`);
  let findings: Finding[] = [];
  beforeAll(async () => {
    findings = await lintFiles(planted, afterAll);
  });

  it.each(imports.map(([file, imported], place) => ({ file, imported, place })))(
    '$file may not import $imported',
    ({ imported, place }) => {
      const file = Object.keys(planted)[place];
      expect(findings.filter((finding) => finding.file === file)).toEqual([
        {
          rule: 'lint/style/noRestrictedImports',
          file,
          message: expect.stringMatching(/import|only|pure|knows/i),
        },
      ]);
      expect(planted[file ?? '']).toContain(imported);
    },
  );

  it.each([
    ['a type', (name: string) => `import type found from '${name}';`],
    ['a dynamic import', (name: string) => `const found = import('${name}');`],
    ['a re-export', (name: string) => `const found = 1;\nexport * from '${name}';`],
  ])('hold for %s too', async (_, how) => {
    const files = plant(imports, how);
    const found = await lintFiles(files);
    const named = new Set(
      found.filter(({ rule }) => rule.endsWith('noRestrictedImports')).map(({ file }) => file),
    );
    expect([...named].sort()).toEqual(Object.keys(files).sort());
  });

  it('let through what the order of the layers allows', async () => {
    expect(await lintFiles(plant(allowedImports, (name) => `import found from '${name}';`))).toEqual([]);
  });

  it.each(['src/core/planted.ts', 'src/core/text/planted.ts'])(
    '%s may not use the globals of a platform',
    async (file) => {
      const lines = globals.map((expression, place) => `export const used${place} = ${expression};`);
      const found = await lintFiles({ [file]: lines.join('\n') });
      expect(found.map(({ rule }) => rule)).toEqual(globals.map(() => 'lint/style/noRestrictedGlobals'));
    },
  );

  it.each([
    'src/config.ts',
    'src/core/language.ts',
    'src/engines/hnsw.ts',
    'src/discord/bot.ts',
    'src/terminal/ask.ts',
  ])('%s may not read the environment', async (file) => {
    const found = await lintFiles({ [file]: "export const token = process.env['DISCORD_TOKEN'];\n" });
    expect(found.map(({ rule }) => rule)).toContain('lint/style/noProcessEnv');
  });

  it('are kept by the repository', async () => {
    const broken = (await lint(root)).filter(({ rule }) => /noRestricted|noProcessEnv/.test(rule));
    expect(broken).toEqual([]);
  });
});
