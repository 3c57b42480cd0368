import path from 'node:path';
import { fileURLToPath } from 'node:url';
import dotenv from 'dotenv';
import { IsnadError } from '../src/core/errors.ts';
import type { Surroundings } from '../src/terminal/command-line.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Reads `.env` into the environment, where what is set already wins. */
function readSettingsFile(): IsnadError | null {
  const file = path.join(root, '.env');
  const { error } = dotenv.config({ path: file, quiet: true });
  if (!error || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  return new IsnadError('SETTINGS_UNREADABLE', file, error.message);
}

/** What a command is started with and in. */
export function surroundings(): Surroundings {
  return {
    settingsFault: readSettingsFile(),
    environment: process.env,
    args: process.argv.slice(2),
    root,
    directory: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  };
}
