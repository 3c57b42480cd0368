import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackDiscord } from '../../loopback/discord.ts';
import { applicationId, guildId } from '../../loopback/ids.ts';
import { messageCommands, slashCommands } from '../../src/discord/commands/list.ts';
import { registrationBody } from '../../src/discord/registration.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm run register` as it is, with only these settings. */
async function register(args: string[], settings: Record<string, string> = {}) {
  const unset = { DISCORD_TOKEN: '', DISCORD_GUILD_ID: '', DISCORD_API_URL: '', LOG_LEVEL: '' };
  const child = spawn(process.execPath, ['launch/launch.cjs', 'scripts/register.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...unset, ...settings },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, status };
}

describe('registrationBody', () => {
  const everywhere = {
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
  };

  it('holds every command, for servers and people, in every kind of conversation', () => {
    expect(registrationBody().map(({ name }) => name)).toEqual([
      'ask',
      'summary',
      'passage',
      'sources',
      'about',
      'reindex',
      'Ask the report · اسأل التقرير',
    ]);
    for (const command of registrationBody())
      if (command.name !== 'reindex') expect(command).toMatchObject(everywhere);
  });

  it('offers /reindex in servers alone, to those who manage them', () => {
    expect(registrationBody().find(({ name }) => name === 'reindex')).toMatchObject({
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: [InteractionContextType.Guild],
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    });
  });

  it('describes all in Arabic and in English, as Discord has no Arabic locale', () => {
    const described = slashCommands.flatMap(({ data }) => [data, ...(data.options ?? [])]);
    expect(described.length).toBeGreaterThan(slashCommands.length);
    for (const { description } of described) {
      expect(description).toMatch(/^[\p{Script=Arabic}].* · [A-Z]/u);
      expect(description.length).toBeLessThanOrEqual(100);
    }
    for (const { data } of messageCommands) {
      expect(data.name).toMatch(/^[A-Z].* · [\p{Script=Arabic}]/u);
      expect(data.name.length).toBeLessThanOrEqual(32);
    }
  });

  it('lets every reply of some length be private, and bounds what can be typed', () => {
    const options = slashCommands.flatMap(({ data }) => data.options ?? []);
    const named = (name: string) => options.filter((option) => option.name === name);
    expect(named('private')).toHaveLength(slashCommands.length - 1);
    for (const option of named('private')) expect(option.type).toBe(ApplicationCommandOptionType.Boolean);
    expect(named('question')).toMatchObject([{ required: true, max_length: 1000, autocomplete: true }]);
    expect(named('number')).toMatchObject([{ required: true, min_value: 0, autocomplete: true }]);
    expect(named('topic')).toMatchObject([{ max_length: 200, autocomplete: true }]);
    expect(named('report')).toMatchObject(Array(3).fill({ max_length: 200, autocomplete: true }));
  });

  it('completes what it says it completes, and nothing else', () => {
    for (const { data, complete } of slashCommands) {
      const completed = data.options?.some((option) => 'autocomplete' in option && option.autocomplete);
      expect(completed ?? false, data.name).toBe(complete !== undefined);
    }
  });
});

describe('npm run register', () => {
  let discord: LoopbackDiscord;
  let settings: Record<string, string>;

  beforeAll(async () => {
    discord = await LoopbackDiscord.start({ name: 'registration' });
    settings = { DISCORD_TOKEN: LoopbackDiscord.token, DISCORD_API_URL: discord.apiUrl };
  });
  afterAll(() => discord.stop());

  it('prints with --dry-run what it would send, and needs no token', async () => {
    const { stdout, stderr, status } = await register(['--dry-run']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(registrationBody())));
    expect(stderr).toContain('PUT https://discord.com/api/v10/applications/APPLICATION_ID/commands');
    expect(discord.requests).toEqual([]);
  });

  it('registers for everyone, for a server, and for the server of the settings', async () => {
    const runs = await Promise.all([
      register([], settings),
      register(['--guild', guildId], settings),
      register([], { ...settings, DISCORD_GUILD_ID: '900000000000000099' }),
    ]);
    for (const { status, stdout } of runs) {
      expect(status).toBe(0);
      expect(stdout).toContain('/ask /summary /passage /sources /about /reindex');
    }
    const sent = discord.requests.filter(({ method }) => method === 'PUT');
    expect(sent.map(({ path }) => path).sort()).toEqual([
      `/applications/${applicationId}/commands`,
      `/applications/${applicationId}/guilds/${guildId}/commands`,
      `/applications/${applicationId}/guilds/900000000000000099/commands`,
    ]);
    for (const { body } of sent) expect(body).toEqual(JSON.parse(JSON.stringify(registrationBody())));
  });

  it('says what is wrong, in one line and by its exit status', async () => {
    const elsewhere = { ...settings, DISCORD_API_URL: 'http://127.0.0.1:9/api' };
    discord.fail(/^PUT .*guilds\/900000000000000098/, {
      status: 403,
      body: { code: 50001, message: 'Missing Access' },
    });
    const runs = await Promise.all([
      register([]),
      register([], { ...settings, DISCORD_TOKEN: 'a.wrong.token' }),
      register([], elsewhere),
      register(['--guild', '900000000000000098'], settings),
      register(['--guild', 'newsroom']),
      register(['--gild', guildId]),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([1, 1, 1, 1, 2, 2]);
    expect(runs.map(({ stdout }) => stdout).join('')).toBe('');
    const told = runs.map(({ stderr }) => stderr);
    expect(told[0]).toContain('DISCORD_TOKEN is not set');
    expect(told[1]).toContain('Discord refused the token');
    expect(told[2]).toContain('could not be reached at http://127.0.0.1:9/api');
    expect(told[3]).toContain('Missing Access');
    expect(told[4]).toContain('15 to 21 digits');
    expect(told[5]).toContain("unknown option '--gild'");
    for (const line of told) expect(line).not.toMatch(/^\s+at |a\.wrong\.token/m);
  });
});
