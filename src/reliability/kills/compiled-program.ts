import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The program as JavaScript. */
export interface CompiledProgram {
  /** What `npm run reindex` runs. */
  readonly reindexScript: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What the program reads of its own folder. */
const read = ['node_modules', 'lexicon', 'models', 'package.json'];
const options = '--noEmit false --noCheck --rewriteRelativeImportExtensions'.split(' ');

/** @param folder one that is there; it holds the program afterwards */
export async function compileProgram(folder: string): Promise<CompiledProgram> {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = path.join(path.dirname(typescript), 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', root, ...options, '--outDir', folder]);
  await Promise.all(read.map((name) => symlink(path.join(root, name), path.join(folder, name))));
  return { reindexScript: path.join(folder, 'scripts', 'reindex.js') };
}
