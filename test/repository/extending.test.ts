import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, temporaryFolder } from '../scripts/command.ts';
import { firstMissing, transcriptsOf } from './transcripts.ts';

const page = await readFile(path.join(root, 'docs/extending.md'), 'utf8');

/** The changes that the page shows, each with its heading. */
const examples = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    name: section.slice(0, section.indexOf('\n')),
    change: /^```diff\n(.*?)^```$/ms.exec(section)?.[1] ?? '',
    transcripts: transcriptsOf(section),
  }));

/** Runs a program in a folder; returns what it said where it failed, else null. */
const faultOf = (program: string, args: readonly string[], cwd: string, input = ''): Promise<string | null> =>
  new Promise((resolve) => {
    const child = execFile(program, args, { cwd }, (error, stdout, stderr) => {
      resolve(error ? stdout + stderr || error.message : null);
    });
    child.stdin?.end(input);
  });

/** A copy of the repository with all the changes. */
let copy: string;
const applied = new Map<string, string | null>();

beforeAll(async () => {
  copy = await temporaryFolder(afterAll);
  const copied = [
    'src',
    'scripts',
    'launch',
    'loopback',
    'lexicon',
    'corpus',
    'package.json',
    'tsconfig.json',
    'biome.json',
    '.gitignore',
  ];
  for (const name of copied) await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  await cp(path.join(root, 'peers/load.js'), path.join(copy, 'peers/load.js'));
  for (const name of ['node_modules', 'models']) await symlink(path.join(root, name), path.join(copy, name));
  for (const { name, change } of examples)
    applied.set(name, await faultOf('git', ['apply', '-C1', '-'], copy, change));
});

const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

describe('the examples of docs/extending.md', () => {
  it('are one for each thing to add', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      'A command',
      'A language',
      'A dialect',
      'A signal',
      'An embedder',
    ]);
  });

  it.each(examples)('$name: under 30 lines that apply to the repository', ({ name, change }) => {
    expect(change.trimEnd().split('\n').length).toBeLessThan(30);
    expect(applied.get(name)).toBeNull();
  });

  it('compile', async () => {
    expect(await faultOf(bin('tsc'), ['--noEmit'], copy)).toBeNull();
  });

  it('are as the linter wants them', async () => {
    const args = ['check', '--error-on-warnings', 'src/core', 'src/engines', 'src/discord/commands'];
    expect(await faultOf(bin('biome'), args, copy)).toBeNull();
  });

  it.each(examples)('$name: prints what the page shows', async ({ transcripts }) => {
    expect(transcripts).not.toEqual([]);
    for (const transcript of transcripts)
      expect(
        await firstMissing(transcript, { repository: copy, environment: {} }),
        transcript.command,
      ).toBeNull();
  });
});
