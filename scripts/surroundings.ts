import path from 'node:path';
import { fileURLToPath } from 'node:url';
import dotenv from 'dotenv';
import { IsnadError } from '../src/core/errors.ts';
import { pagerProcess } from '../src/engines/pager.ts';
import type { Surroundings } from '../src/terminal/command-line.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Reads `.env` into the environment, where what is set already wins. */
function readSettingsFile(): IsnadError | null {
  const file = path.join(root, '.env');
  const { error } = dotenv.config({ path: file, quiet: true });
  // Empty counts as unset, but discord.js reads the variable of this name too, and takes nothing for JSON.
  const { SHARDS } = process.env;
  if (SHARDS?.trim() === '') Reflect.deleteProperty(process.env, 'SHARDS');
  if (!error || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  return new IsnadError('SETTINGS_UNREADABLE', file, error.message);
}

/** Which shard of another process this one is; null where it is none. */
export function shardNumber(): number | null {
  const { SHARDING_MANAGER, SHARDS } = process.env;
  return SHARDING_MANAGER === undefined ? null : Number(SHARDS);
}

/** The environment; in a shard without discord.js's own variable, which is named as the setting is and holds the shard's number. */
function environment(): Record<string, string | undefined> {
  if (shardNumber() === null) return process.env;
  const { SHARDS: _, ...others } = process.env;
  return others;
}

/** What a command is started with and in. */
export function surroundings(): Surroundings {
  const settingsFault = readSettingsFile();
  // discord.js reads it too, and fails on an empty one, as a copy of .env.example has it.
  const { SHARDS: shards } = process.env;
  if (shards?.trim() === '') Reflect.deleteProperty(process.env, 'SHARDS');
  const { DISCORD_TOKEN: _token, HF_TOKEN: _hubToken, INDEX_URL: _indexUrl, ...withoutSecrets } = process.env;
  return {
    settingsFault,
    environment: environment(),
    args: process.argv.slice(2),
    root,
    directory: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    page: pagerProcess(withoutSecrets),
  };
}
