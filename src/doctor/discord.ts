import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { Finding } from '../core/diagnosis.ts';
import { inspectStanding, type Standing } from '../discord/inspection.ts';
import { inviteLink } from '../discord/invite.ts';
import { examine, type Found, fault, fine, notTried, warning } from './finding.ts';

/** How long Discord may take for each answer, in milliseconds. */
const patienceMs = 5_000;

/** The first of the three parts is the bot's id in base64. */
function hasTokenShape(token: string): boolean {
  const [first = ''] = /^([\w-]{18,})\.[\w-]{5,}\.[\w-]{20,}$/.exec(token)?.slice(1) ?? [];
  return /^\d{15,21}$/.test(Buffer.from(first, 'base64').toString('latin1'));
}

/** Whether others than the owner may read the settings file; Windows has no such modes. */
async function isOpenToOthers(file: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const facts = await stat(file).catch(() => null);
  return facts !== null && (facts.mode & 0o077) !== 0;
}

async function checkToken(token: string | null, root: string): Promise<Found> {
  if (token === null) return fine('none is set: npm start is the terminal chat');
  const file = path.join(root, '.env');
  const named = (await readFile(file, 'utf8').catch(() => '')).includes(token);
  if (named && (await isOpenToOthers(file)))
    return warning(
      `Others on this machine may read the token in '${file}'. Keep it to yourself: chmod 600 .env`,
    );
  if (hasTokenShape(token)) return fine('set, and has the shape of a bot token');
  return warning(
    'DISCORD_TOKEN does not have the shape of a bot token: three parts with dots between them. It is not the client secret nor the public key; copy it anew from Discord Developer Portal → Bot → Reset Token.',
  );
}

/** Whether something listens where the gateway is said to be: a connection, and nothing sent. */
function listens(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === 'ws:' ? 80 : 443) });
    const end = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.setTimeout(patienceMs, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

async function checkGateway({ gatewayUrl, loginsLeft, loginsResetMs }: Standing): Promise<Found> {
  if (!(await listens(gatewayUrl)))
    return fault(`The gateway at ${gatewayUrl} could not be reached. Check the network and its firewall.`);
  if (loginsLeft === 0)
    return fault(
      `Discord grants no login for another ${Math.ceil(loginsResetMs / 60_000)} minutes: the bot was started too often. Wait, and let a supervisor pause between starts.`,
    );
  return fine(`reached; ${loginsLeft} logins left today`);
}

function checkServers({ servers, applicationId }: Standing, guildId: string | null): Found {
  const invite = `Invite it: ${inviteLink(applicationId)}`;
  if (servers.length === 0) return warning(`The bot is in no server. ${invite}`);
  if (guildId !== null && !servers.some(({ id }) => id === guildId))
    return fault(`The bot is not in the server ${guildId} of DISCORD_GUILD_ID. ${invite}`);
  const lacking = servers.filter((server) => server.lacking.length > 0);
  if (lacking.length > 0) {
    const where = lacking.map(({ name, lacking: names }) => `in '${name}': ${names.join(', ')}`);
    return fault(`The bot lacks permissions ${where.join('; ')}. Give them to its role. ${invite}`);
  }
  const count = servers.length === 1 ? '1 server' : `${servers.length} servers`;
  return fine(`all that it needs in ${count}; it asks for no privileged intent`);
}

function checkCommands({ unregistered }: Standing): Found {
  if (unregistered.length === 0) return fine('registered');
  return warning(`Discord does not know ${unregistered.join(', ')}. Tell it with: npm run register`);
}

/**
 * Looks at the token and, where there is one, at what Discord says of it.
 * @param root the folder with `.env`
 */
export async function checkDiscord(config: Config, root: string): Promise<Finding[]> {
  const { discordToken: token, discordApiUrl: url, discordGuildId: guildId } = config;
  const shape = await examine('token', () => checkToken(token, root));
  const skip = (reason: string, ...checks: string[]) =>
    checks.map((check): Finding => ({ check, ...notTried(reason) }));
  if (token === null) return [shape, ...skip('there is no token', 'gateway', 'permissions', 'commands')];
  let standing: Standing;
  try {
    standing = await inspectStanding(url, token, { guildId, timeoutMs: patienceMs });
  } catch (error) {
    const gateway = await examine('gateway', () => {
      throw error;
    });
    return [shape, gateway, ...skip('Discord was not asked', 'permissions', 'commands')];
  }
  return [
    shape,
    await examine('gateway', () => checkGateway(standing)),
    await examine('permissions', () => checkServers(standing, guildId)),
    await examine('commands', () => checkCommands(standing)),
  ];
}
