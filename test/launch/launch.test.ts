import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBundles } from '../../launch/bundles.ts';
import { plans } from '../../launch/programs.ts';
import { rehearse } from '../../launch/rehearse.ts';
import { temporaryFolder } from '../scripts/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'scripts/greet.ts';
const plan = { name: 'programs', programs: [program], external: [] };

/** A repository with a program, of two files and a package. */
let folder: string;
const place = (file: string): string => path.join(folder, file);

beforeEach(async () => {
  folder = await temporaryFolder();
  for (const each of ['scripts', 'node_modules/greetings']) await mkdir(place(each), { recursive: true });
  await cp(path.join(root, 'launch'), place('launch'), { recursive: true });
  await symlink(path.join(root, 'node_modules/tsx'), place('node_modules/tsx'));
  await writeFile(place('package.json'), '{"type":"module"}');
  await writeFile(place('node_modules/greetings/package.json'), '{"version":"1.0.0","main":"index.js"}');
  await writeFile(place('node_modules/greetings/index.js'), "exports.greeting = 'hello';");
  await writeFile(place('scripts/name.ts'), "export const name: string = 'world';\n");
  await writeFile(
    place(program),
    `import { greeting } from 'greetings';
     import { name } from './name.ts';
     console.log(greeting, name, ...process.argv.slice(2));
     if (!/^[ا-ي]+$/.test('سلام')) throw new Error('letters are not what they were');
     if (process.argv[2] === 'where') console.log(import.meta.url, process.argv[1]);
    `,
  );
});

/** What the program prints when the launcher starts it. */
const run = (...args: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, ['launch/launch.cjs', program, ...args], { cwd: folder }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

/** Builds, and marks what was built, so that one sees when it runs. */
async function build(): Promise<string> {
  const [bundle] = await makeBundles(folder, [plan]);
  const file = place(`dist/${bundle?.file}`);
  await writeFile(file, (await readFile(file, 'utf8')).replace('hello', 'built hello'));
  return file;
}

describe('the launcher', () => {
  it('runs the program itself where nothing is built', async () => {
    expect(await run('one', 'two')).toBe('hello world one two\n');
  });

  it('runs what was built, with its arguments and as if from its own place', async () => {
    await build();
    const where = `${pathToFileURL(place(program))} ${place(program)}`;
    expect(await run('where')).toBe(`built hello world where\n${where}\n`);
  });

  it('runs the program itself at once when a file that it is made of has changed', async () => {
    const file = place('scripts/name.ts');
    const { atime, mtime } = await stat(file);
    await build();
    await writeFile(file, "export const name: string = 'earth';\n");
    // The length is the same, and now the time of writing too.
    await utimes(file, atime, mtime);
    expect(await run()).toBe('hello earth\n');
    await writeFile(file, "export const name: string = 'world';\n");
    expect(await run()).toBe('built hello world\n');
    await rm(file);
    await expect(run()).rejects.toThrow('name.ts');
  });

  it('runs the program itself when a package has another version', async () => {
    await build();
    await writeFile(place('node_modules/greetings/package.json'), '{"version":"1.0.1","main":"index.js"}');
    expect(await run()).toBe('hello world\n');
  });

  it('goes on with what was built in a copy of the repository, whose files have other times', async () => {
    await build();
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
    folder = copy;
    expect(await run()).toBe('built hello world\n');
  });

  it.each(['bundles.json', 'the bundle'])(
    'runs the program itself where %s is gone or damaged',
    async (what) => {
      const bundle = await build();
      const file = what === 'the bundle' ? bundle : place('dist/bundles.json');
      if (what === 'bundles.json') {
        await writeFile(file, '[{"progr');
        expect(await run()).toBe('hello world\n');
      }
      await rm(file);
      expect(await run()).toBe('hello world\n');
    },
  );

  it('takes no harm from kept code that V8 does not take', async () => {
    await writeFile(`${await build()}.cache`, 'not of V8');
    expect(await run()).toBe('built hello world\n');
  });
});

describe('makeBundles', () => {
  it('leaves what was built as it was when a program cannot be read', async () => {
    await build();
    await writeFile(place('scripts/broken.ts'), 'export const = ;');
    const broken = { ...plan, programs: ['scripts/broken.ts'] };
    await expect(makeBundles(folder, [broken])).rejects.toThrow('broken.ts');
    expect(await run()).toBe('built hello world\n');
  });

  it('removes what was built before', async () => {
    await build();
    await writeFile(place('scripts/name.ts'), "export const name = 'moon';\n");
    const [bundle] = await makeBundles(folder, [plan]);
    expect((await readdir(place('dist'))).sort()).toEqual(['bundles.json', bundle?.file].sort());
    expect(await run()).toBe('hello moon\n');
  });
});

describe('rehearse', () => {
  it('keeps what V8 compiled, for the next start', async () => {
    const [bundle] = await makeBundles(folder, [plan]);
    await rehearse(folder, [{ program, args: [], environment: {} }]);
    const kept = place(`dist/${bundle?.file}.cache`);
    expect((await stat(kept)).size).toBeGreaterThan(0);
    expect(await run()).toBe('hello world\n');
  });

  it('fails with what the program complains of', async () => {
    await writeFile(place(program), "process.stderr.write('no luck\\n'); process.exitCode = 1;");
    await expect(rehearse(folder, [{ program, args: [], environment: {} }])).rejects.toThrow('no luck');
  });
});

describe('the programs that are built', () => {
  it('are those that npm starts by the launcher, and what they start', async () => {
    const { scripts } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    const started = Object.values<string>(scripts).flatMap(
      (script) => /^node launch\/launch\.cjs (\S+)$/.exec(script)?.[1] ?? [],
    );
    const built = plans.flatMap(({ programs }) => programs);
    expect(started.length).toBeGreaterThan(0);
    expect(started.filter((each) => !built.includes(each))).toEqual([]);
    for (const each of built) expect((await stat(path.join(root, each))).isFile(), each).toBe(true);
  });
});
