import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/command.ts';

const readJson = async (name: string) => JSON.parse(await readFile(path.join(root, name), 'utf8'));

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const lockOf = (folder: string): Promise<{ packages: Record<string, LockedPackage> }> =>
  readJson(`${folder}/package-lock.json`);

describe.each(['.', 'peers'])('package.json in %s', (folder) => {
  it('pins every dependency to one version, or to a folder of the repository', async () => {
    const { dependencies, devDependencies } = await readJson(`${folder}/package.json`);
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-build\d+)?$|^file:stubs\//.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('is what the lock file locks, from the npm registry alone', async () => {
    const own = await readJson(`${folder}/package.json`);
    const locked = ['name', 'version', 'dependencies', 'devDependencies'].filter((key) => key in own);
    const { packages } = await lockOf(folder);
    expect(packages['']).toMatchObject(Object.fromEntries(locked.map((key) => [key, own[key]])));
    // .npmrc leaves the registry's addresses out, so that only what comes from elsewhere has one.
    const foreign = Object.values(packages).filter(({ link, resolved }) => !link && resolved !== undefined);
    expect(foreign).toEqual([]);
  });

  it('is locked to the bytes of each package, but for folders of the repository', async () => {
    const { packages } = await lockOf(folder);
    const unchecked = Object.entries(packages)
      .filter(
        ([place, { link, integrity }]) => place && !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
      )
      .map(([place]) => place);
    expect(unchecked.filter((place) => !place.startsWith('stubs/'))).toEqual([]);
    expect(
      Object.values(packages).filter(({ link, resolved }) => link && !/^stubs\//.test(resolved ?? '')),
    ).toEqual([]);
  });

  it('runs the install scripts of named packages alone', async () => {
    const { allowScripts = {} }: { allowScripts?: Record<string, boolean> } = await readJson(
      `${folder}/package.json`,
    );
    const { packages } = await lockOf(folder);
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => place.split('node_modules/').at(-1));
    expect([...new Set(withScript)].sort()).toEqual(Object.keys(allowScripts).sort());
    expect(Object.values(allowScripts).every((allowed) => allowed)).toBe(true);
    // Without it npm warns of a script that is not named, and runs it.
    expect(await readFile(path.join(root, folder, '.npmrc'), 'utf8')).toContain(
      'strict-allow-scripts=true\n',
    );
  });
});

describe('the program', () => {
  it('needs no peer that it is compared with', async () => {
    const own = await readJson('package.json');
    const peers = await readJson('peers/package.json');
    const all = Object.keys({ ...own.dependencies, ...own.devDependencies });
    expect(Object.keys(peers.dependencies).filter((name) => all.includes(name))).toEqual([]);
  });
});

describe('the installation', () => {
  const require = createRequire(import.meta.url);
  const requireFromTransformers = createRequire(require.resolve('@xenova/transformers'));

  // npm leaves an optional package out without a word when its installation fails.
  it('has a model runtime that loads', () => {
    const { InferenceSession } = requireFromTransformers('onnxruntime-node');
    expect(InferenceSession.create).toBeTypeOf('function');
  });

  it.each(['sharp', 'onnxruntime-web'])('has the stub of %s, and no other', async (name) => {
    const stub = path.join(root, 'stubs', name, 'index.js');
    expect(requireFromTransformers.resolve(name)).toBe(stub);
    const { packages }: { packages: Record<string, LockedPackage> } = await readJson('package-lock.json');
    const copies = Object.keys(packages).filter((place) => place.endsWith(`node_modules/${name}`));
    expect(copies).toEqual([`node_modules/${name}`]);
  });
});
