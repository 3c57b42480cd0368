import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Found, fault, fine, reasonOf, warning } from './finding.ts';

const parts = (version: string): number[] => version.split('.').map(Number);

/** Whether a version is at least another; both as 20.12 or 20.12.1. */
function isAtLeast(version: string, least: string): boolean {
  const have = parts(version);
  for (const [place, need] of parts(least).entries()) {
    const part = have[place] ?? 0;
    if (part !== need) return part > need;
  }
  return true;
}

/** Whether this Node is one that `package.json` takes. */
export async function checkNode(version: string, root: string): Promise<Found> {
  const { engines } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const least = String(engines.node).replace(/^>=/, '');
  return isAtLeast(version, least)
    ? fine(version)
    : fault(`This is Node ${version}; expected ${least} or later. Install it from https://nodejs.org.`);
}

/** What npm builds hnswlib-node with; of each, one suffices. */
const buildTools = [['python3', 'python'], ['make'], ['g++', 'c++', 'clang++']] as const;

async function isProgram(name: string, searched: string): Promise<boolean> {
  for (const folder of searched.split(path.delimiter).filter(Boolean)) {
    const runs = await access(path.join(folder, name), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return true;
  }
  return false;
}

/** Why the native package cannot be used; null where it can. */
function nativeFault(root: string): string | null {
  try {
    createRequire(path.join(root, 'package.json'))('hnswlib-node');
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Whether the native package that holds vectors works, and could be built here. Build tools are not missed where it is
 * built already.
 * @param searched the folders of PATH
 */
export async function checkBuild(root: string, searched: string): Promise<Found> {
  const missing: string[] = [];
  for (const names of buildTools) {
    const found = await Promise.all(names.map((name) => isProgram(name, searched)));
    if (!found.includes(true)) missing.push(names[0]);
  }
  const tools = missing.join(', ');
  const install = 'On Debian: apt-get install python3 make g++';
  const broken = nativeFault(root);
  if (broken !== null) {
    const first = missing.length > 0 ? `Install ${tools} first (${install}), then run` : 'Run';
    return fault(`hnswlib-node does not load (${broken}). ${first}: npm ci`);
  }
  if (missing.length > 0)
    return warning(`hnswlib-node is built, but npm ci could not build it again without ${tools}. ${install}`);
  return fine('hnswlib-node is built; python3, make and a C++ compiler are there');
}
