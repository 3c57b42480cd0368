import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from './imports.ts';

/** The files of the program, without those of the tests. */
export async function readSourceFiles(root: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const folder of ['launch', 'loopback', 'scripts', 'src']) {
    const names = await readdir(path.join(root, folder), { recursive: true });
    for (const name of names.filter((each) => /\.[jt]s$/.test(each)).sort()) {
      const file = `${folder}/${name.split(path.sep).join('/')}`;
      files.push({ file, text: await readFile(path.join(root, file), 'utf8') });
    }
  }
  return files;
}
