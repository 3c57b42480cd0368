import { readFile } from 'node:fs/promises';
import { load } from '../../../peers/load.js';

/** Thrown where a peer's package is not installed. */
export class PeersMissing extends Error {}

/**
 * Loads a package of the folder `peers`, which has an installation of its own, so that the program's stays small.
 * @throws PeersMissing where it is not installed
 */
export async function loadPeer<Module>(name: string): Promise<Module> {
  try {
    return (await load(name)) as Module;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw new PeersMissing(name);
    throw error;
  }
}

/** The pinned version of a package of the folder `peers`. */
export async function peerVersion(name: string): Promise<string> {
  const file = new URL('../../../peers/package.json', import.meta.url);
  const { dependencies } = JSON.parse(await readFile(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies[name] ?? '';
}
