import { chmod, cp, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { everyonesPermissions } from '../../loopback/people.ts';
import { reindex } from '../../src/assistant.ts';
import { loadConfig } from '../../src/config.ts';
import { type Finding, isHealthy } from '../../src/core/diagnosis.ts';
import { register } from '../../src/discord/registration.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import { checkDiscord } from '../../src/doctor/discord.ts';
import { readSettings } from '../../src/doctor/settings.ts';
import { root, slug, temporaryFolder } from '../scripts/command.ts';

const nodeNeeded = '20.12.0';
const { PATH: searched = '' } = process.env;

/** A working folder as a healthy machine has it, with its index. */
let healthy: string;

beforeAll(async () => {
  healthy = await temporaryFolder(afterAll);
  for (const name of ['package.json', 'corpus', 'lexicon', 'models'])
    await cp(path.join(root, name), path.join(healthy, name), { recursive: true });
  await mkdir(path.join(healthy, 'node_modules'));
  await symlink(
    path.join(root, 'node_modules/hnswlib-node'),
    path.join(healthy, 'node_modules/hnswlib-node'),
  );
  await reindex(loadConfig({}, healthy));
});

/** A copy, in which a fault can be planted. */
async function copied(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(healthy, folder, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return folder;
}

async function diagnosed(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  nodeVersion = nodeNeeded,
): Promise<Finding[]> {
  const environment = { PATH: searched, ...settings };
  const { config, faults } = readSettings(environment, folder);
  return diagnose({ config, settingFaults: faults, environment, root: folder, nodeVersion });
}

const of = (check: string, findings: readonly Finding[]): Finding | undefined =>
  findings.find((finding) => finding.check === check);

async function currentGeneration(folder: string): Promise<string> {
  const [name = ''] = (await readFile(path.join(folder, '.index/current'), 'latin1')).split(' ');
  return path.join(folder, '.index/generations', name);
}

/** What is done to a healthy folder, and the one check that then does not end well. */
interface Planted {
  readonly fault: string;
  readonly check: string;
  readonly verdict: 'warning' | 'fault';
  readonly says: RegExp;
  readonly settings?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Checks that the fault keeps from ending well too. */
  readonly drags?: readonly string[];
  plant?(folder: string): Promise<void>;
}

const planted: readonly Planted[] = [
  {
    fault: 'an old Node',
    check: 'Node',
    verdict: 'fault',
    says: /^This is Node 18\.20\.4; expected 20\.12 or later/,
    node: '18.20.4',
  },
  {
    fault: 'a native package that is not there',
    check: 'build',
    verdict: 'fault',
    says: /^hnswlib-node does not load .*Run: npm ci$/,
    plant: (folder) => rm(path.join(folder, 'node_modules/hnswlib-node')),
  },
  {
    fault: 'missing build tools',
    check: 'build',
    verdict: 'warning',
    says: /without python3, make, g\+\+\. On Debian: apt-get install/,
    settings: { PATH: '/nowhere' },
  },
  {
    fault: 'two invalid settings',
    check: 'settings',
    verdict: 'fault',
    says: /LOG_LEVEL: expected one of .* HEALTH_PORT: expected a whole number/,
    settings: { LOG_LEVEL: 'loud', HEALTH_PORT: 'http' },
  },
  {
    fault: 'a misspelt setting',
    check: 'settings',
    verdict: 'warning',
    says: /^\.env sets DISCORD_TOKN, which is no setting/,
    plant: (folder) => writeFile(path.join(folder, '.env'), 'DISCORD_TOKN=abc\nLOG_LEVEL=info\n'),
  },
  {
    fault: 'a folder that cannot be written',
    check: 'folders',
    verdict: 'fault',
    says: /^'[^']*package\.json\/kept' cannot be written \(ENOTDIR.*FEEDBACK_FILE\.$/,
    settings: { FEEDBACK_FILE: 'package.json/kept/verdicts.jsonl' },
  },
  {
    fault: 'a report without front matter',
    check: 'corpus',
    verdict: 'fault',
    says: /corpus\/new\.md:1: /,
    drags: ['index'],
    plant: (folder) => writeFile(path.join(folder, 'corpus/new.md'), 'Only a text.\n'),
  },
  {
    fault: 'half a word list',
    check: 'lexicon',
    verdict: 'fault',
    says: /could not be read \(unexpected end of file\)\..*git checkout -- lexicon/,
    plant: (folder) => truncate(path.join(folder, 'lexicon/frequency.ar.tsv.gz'), 1000),
  },
  {
    fault: 'a missing file of the model',
    check: 'model',
    verdict: 'fault',
    says: /^The model 'isnad-small' is not complete: 'tokenizer\.json' is missing/,
    drags: ['index'],
    plant: (folder) => rm(path.join(folder, 'models/isnad-small/tokenizer.json')),
  },
  {
    fault: 'a damaged index',
    check: 'index',
    verdict: 'fault',
    says: /^The index is damaged \(.*lexical\.bin: expected \d+ bytes, found 10\).*npm run reindex/,
    plant: async (folder) => truncate(path.join(await currentGeneration(folder), 'lexical.bin'), 10),
  },
  {
    fault: 'an index of an earlier corpus',
    check: 'index',
    verdict: 'warning',
    says: /^The index is of an earlier state of the corpus\. .*npm run reindex$/,
    plant: (folder) => rm(path.join(folder, `corpus/${slug}.en.md`)),
  },
  {
    fault: 'an index of another model',
    check: 'index',
    verdict: 'warning',
    says: /^The index is of another model/,
    plant: async (folder) => {
      const file = path.join(folder, 'models/isnad-small/config.json');
      await writeFile(file, `${await readFile(file, 'utf8')}\n`);
    },
  },
  {
    fault: 'no index',
    check: 'index',
    verdict: 'warning',
    says: /^There is no index in .*npm run reindex$/,
    plant: (folder) => rm(path.join(folder, '.index'), { recursive: true }),
  },
  {
    fault: 'a database that cannot be reached',
    check: 'index',
    verdict: 'fault',
    says: /127\.0\.0\.1:1\b/,
    settings: { INDEX_URL: 'postgres://somebody:hunter2-hunter2@127.0.0.1:1/reports' },
  },
  {
    fault: 'the lock of a process that died',
    check: 'lock',
    verdict: 'warning',
    says: /^A process that ended left its lock .*\(process 4194305\)/,
    plant: async (folder) => {
      await mkdir(path.join(folder, '.index/lock'));
      await writeFile(path.join(folder, '.index/lock/4194305-1x1-0123456789abcdef'), '');
    },
  },
];

describe('diagnose', () => {
  it('finds a healthy folder so, and leaves it as it is', async () => {
    const findings = await diagnosed(healthy);
    expect(findings.filter(({ verdict }) => verdict !== 'ok').map(({ check }) => check)).toEqual([
      'gateway',
      'permissions',
      'commands',
    ]);
    expect(of('gateway', findings)).toMatchObject({ verdict: 'not tried' });
    expect(isHealthy(findings)).toBe(true);
    const page = await readFile(path.join(root, 'docs/operations.md'), 'utf8');
    expect(findings.filter(({ check }) => !page.includes(`| \`${check}\` |`))).toEqual([]);
  });

  it.each(planted)('names $fault', async ({ check, verdict, says, settings, node, drags = [], plant }) => {
    const folder = await copied();
    await plant?.(folder);
    const findings = await diagnosed(folder, settings, node);
    expect(of(check, findings)).toMatchObject({ verdict, says: expect.stringMatching(says) });
    expect(isHealthy(findings)).toBe(verdict === 'warning');
    expect(JSON.stringify(findings)).not.toContain('hunter2');
    const others = findings
      .filter((finding) => /warning|fault/.test(finding.verdict))
      .map((each) => each.check);
    expect(others.filter((each) => each !== check && !drags.includes(each))).toEqual([]);
  });
});

describe('checkDiscord', () => {
  const shaped = `${Buffer.from('900000000000000001').toString('base64')}.GabcdE.${'x'.repeat(38)}`;

  async function discord(): Promise<LoopbackDiscord> {
    const started = await LoopbackDiscord.start({ name: 'doctor' });
    onTestFinished(() => started.stop());
    return started;
  }

  /** The findings on the bot of a token. */
  const asked = (
    url: string,
    token: string,
    settings: Readonly<Record<string, string>> = {},
    folder = healthy,
  ) => checkDiscord(loadConfig({ DISCORD_API_URL: url, DISCORD_TOKEN: token, ...settings }, healthy), folder);

  it('finds the permissions and the commands of a bot that has all', async () => {
    const { apiUrl } = await discord();
    await register(apiUrl, LoopbackDiscord.token, null);
    const findings = await asked(apiUrl, LoopbackDiscord.token);
    expect(findings.map(({ check, verdict }) => [check, verdict])).toEqual([
      // The loopback's token has another shape than Discord's.
      ['token', 'warning'],
      ['gateway', 'ok'],
      ['permissions', 'ok'],
      ['commands', 'ok'],
    ]);
  });

  it('names a token that Discord refuses, and tells it to nobody', async () => {
    const { apiUrl } = await discord();
    const findings = await asked(apiUrl, shaped);
    expect(of('token', findings)).toMatchObject({ verdict: 'ok' });
    expect(of('gateway', findings)).toMatchObject({
      verdict: 'fault',
      says: expect.stringContaining('Discord refused the token'),
    });
    expect(JSON.stringify(findings)).not.toContain(shaped);
  });

  it('names a token that others may read', async () => {
    const { apiUrl } = await discord();
    const folder = await temporaryFolder();
    const token = async (mode: number) => {
      await writeFile(path.join(folder, '.env'), `DISCORD_TOKEN=${shaped}\n`);
      await chmod(path.join(folder, '.env'), mode);
      return of('token', await asked(apiUrl, shaped, {}, folder));
    };
    expect(await token(0o644)).toMatchObject({
      verdict: 'warning',
      says: expect.stringMatching(/chmod 600/),
    });
    expect(await token(0o600)).toMatchObject({ verdict: 'ok' });
  });

  it('names lacking permissions, unregistered commands and a server that the bot is not in', async () => {
    const loopback = await discord();
    const { apiUrl } = loopback;
    loopback.permit(String(BigInt(everyonesPermissions) & ~PermissionFlagsBits.ReadMessageHistory));
    const findings = await asked(apiUrl, LoopbackDiscord.token);
    expect(of('permissions', findings)).toMatchObject({
      verdict: 'fault',
      says: expect.stringMatching(/lacks permissions in 'newsroom': ReadMessageHistory\..*https:\/\/discord/),
    });
    expect(of('commands', findings)).toMatchObject({
      verdict: 'warning',
      says: expect.stringMatching(/^Discord does not know ask, .*npm run register$/),
    });
    const elsewhere = await asked(apiUrl, LoopbackDiscord.token, { DISCORD_GUILD_ID: '900000000000000099' });
    expect(of('permissions', elsewhere)?.says).toContain('not in the server 900000000000000099');
  });

  it('names a Discord that cannot be reached, or that is none', async () => {
    const loopback = await discord();
    await loopback.goAway();
    const [, gateway, ...others] = await asked(loopback.apiUrl, shaped);
    expect(gateway).toMatchObject({
      verdict: 'fault',
      says: expect.stringContaining('could not be reached'),
    });
    expect(others.map(({ verdict }) => verdict)).toEqual(['not tried', 'not tried']);
  });
});
