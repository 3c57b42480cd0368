import { readFile } from 'node:fs/promises';
import path from 'node:path';
import dotenv from 'dotenv';
import { type Config, loadConfig, settingNames } from '../config.ts';
import { IsnadError } from '../core/errors.ts';
import { type Found, fault, fine, warning } from './finding.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings as far as they can be used, each invalid one left at its default and told of. */
export interface ReadSettings {
  readonly config: Config;
  readonly usable: Environment;
  readonly faults: readonly IsnadError[];
}

/** Reads all settings, also where some are invalid, so that one mistake does not hide what else is wrong. */
export function readSettings(environment: Environment, root: string): ReadSettings {
  const usable = { ...environment };
  const faults: IsnadError[] = [];
  for (;;) {
    try {
      return { config: loadConfig(usable, root), usable, faults };
    } catch (error) {
      const name = error instanceof IsnadError ? /^\w+/.exec(error.message)?.[0] : undefined;
      if (!(error instanceof IsnadError) || !name || usable[name] === undefined) throw error;
      faults.push(error);
      usable[name] = undefined;
    }
  }
}

/** What the settings file says that is no setting: most likely one that was misspelt. */
async function unknownNames(root: string): Promise<string[]> {
  const content = await readFile(path.join(root, '.env'), 'utf8').catch(() => '');
  const foreign = /^(HF_TOKEN|NO_COLOR|FORCE_COLOR|NODE_\w+|SSL_CERT_\w+|HTTPS?_PROXY|TZ)$/;
  return Object.keys(dotenv.parse(content)).filter(
    (name) => !settingNames.includes(name) && !foreign.test(name),
  );
}

/** Whether every setting is one, and can be what it is set to. */
export async function checkSettings(faults: readonly IsnadError[], root: string): Promise<Found> {
  if (faults.length > 0) return fault(faults.map(({ message }) => message).join(' '));
  const unknown = await unknownNames(root);
  if (unknown.length === 0) return fine('valid');
  return warning(
    `.env sets ${unknown.join(', ')}, which is no setting. Correct the name by .env.example, or take it out.`,
  );
}
