import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { IsnadError } from '../core/errors.ts';

const runs = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/**
 * The first of some programs that is on this machine.
 * @param searched the folders to look in, as PATH lists them
 */
async function findProgram(names: readonly string[], searched: string): Promise<string | null> {
  for (const name of names) {
    for (const folder of searched.split(path.delimiter).filter(Boolean)) {
      const file = path.join(folder, name);
      if (await runs(file)) return file;
    }
  }
  return null;
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** @throws BROWSER_MISSING */
export async function findBrowser(searched: string): Promise<string> {
  const found = await findProgram(browsers, searched);
  if (found === null) throw new IsnadError('BROWSER_MISSING', browsers.join(', '));
  return found;
}

/** What makes a picture's file smaller, where it is installed. */
export const findCompressor = (searched: string): Promise<string | null> =>
  findProgram(['pngquant'], searched);
