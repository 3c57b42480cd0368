import { type Config, secretsOf } from '../config.ts';
import type { Finding } from '../core/diagnosis.ts';
import type { ModelIdentity } from '../core/embedder.ts';
import type { IsnadError } from '../core/errors.ts';
import { redactor } from '../core/redaction.ts';
import { checkDatabase } from './database.ts';
import { checkDiscord } from './discord.ts';
import { examine, notTried } from './finding.ts';
import { checkFolders, checkIndex, checkLock } from './index-folder.ts';
import { checkBuild, checkNode } from './machine.ts';
import { checkModel } from './model.ts';
import { checkSettings } from './settings.ts';
import { checkCorpus, checkLexicon } from './texts.ts';

export interface Examined {
  readonly config: Config;
  /** What is wrong with the settings; those are at their defaults in `config`. */
  readonly settingFaults: readonly IsnadError[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program's folder: its package.json, node_modules, lexicon and .env are looked at. */
  readonly root: string;
  /** As `process.versions.node`. */
  readonly nodeVersion: string;
}

/** Looks at everything that the program needs, and changes nothing. One finding a check, in the order of their causes. */
export async function diagnose(examined: Examined): Promise<Finding[]> {
  const { config, settingFaults, environment, root, nodeVersion } = examined;
  const { PATH: searched = '' } = environment;
  const { indexUrl } = config;
  let identity: ModelIdentity | null = null;
  const findings = [
    await examine('Node', () => checkNode(nodeVersion, root)),
    await examine('build', () => checkBuild(root, searched)),
    await examine('settings', () => checkSettings(settingFaults, root)),
    await examine('folders', () => checkFolders(config)),
    await examine('corpus', () => checkCorpus(config.corpusDir)),
    await examine('lexicon', () => checkLexicon(root)),
    await examine('model', async () => {
      const { identity: loaded, ...found } = await checkModel(config);
      identity = loaded;
      return found;
    }),
    await examine('index', () =>
      indexUrl === null ? checkIndex(config, identity) : checkDatabase(config, indexUrl, identity),
    ),
    await examine('lock', () =>
      indexUrl === null ? checkLock(config.indexDir) : notTried('the database sees to it'),
    ),
    ...(await checkDiscord(config, root)),
  ];
  const redact = redactor(secretsOf(environment));
  return findings.map((finding) => ({ ...finding, says: redact(finding.says) }));
}
