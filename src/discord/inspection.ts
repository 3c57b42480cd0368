import { DiscordAPIError, PermissionsBitField, REST, Routes } from 'discord.js';
import * as z from 'zod';
import { IsnadError } from '../core/errors.ts';
import { apiVersion, connectionFailure } from './connection.ts';
import { neededPermissions } from './invite.ts';
import { registrationBody, registrationRoute } from './registration.ts';

/** How the bot stands with Discord. */
export interface Standing {
  readonly applicationId: string;
  /** Where the gateway listens, as a WebSocket's address. */
  readonly gatewayUrl: string;
  /** Logins that Discord still grants, and milliseconds until it grants all again. */
  readonly loginsLeft: number;
  readonly loginsResetMs: number;
  readonly servers: readonly {
    readonly id: string;
    readonly name: string;
    /** Permissions that the bot needs and was not given there, as discord.js calls them. */
    readonly lacking: readonly string[];
  }[];
  /** Commands of this version that Discord does not know. */
  readonly unregistered: readonly string[];
}

const application = z.object({ id: z.string() });
const gateway = z.object({
  url: z.string(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});
const guilds = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));
const commands = z.array(z.object({ name: z.string() }));

/**
 * Asks Discord how the bot stands, changing nothing and not logging in.
 * @param timeoutMs of each request, which is not tried again
 * @throws IsnadError DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE or DISCORD_REFUSED
 */
export async function inspectStanding(
  url: string,
  token: string,
  { guildId, timeoutMs }: { guildId: string | null; timeoutMs: number },
): Promise<Standing> {
  const rest = new REST({ api: url, version: apiVersion, retries: 0, timeout: timeoutMs }).setToken(token);
  async function get<T>(what: string, route: `/${string}`, shape: z.ZodType<T>): Promise<T> {
    try {
      return shape.parse(await rest.get(route));
    } catch (error) {
      if (error instanceof z.ZodError)
        throw new IsnadError('DISCORD_UNREACHABLE', url, 'what answers there is not Discord');
      if (error instanceof DiscordAPIError && error.status !== 401)
        throw new IsnadError('DISCORD_REFUSED', what, error.message);
      throw connectionFailure(error, url);
    }
  }
  const { id } = await get('name the application', Routes.currentApplication(), application);
  const { url: gatewayUrl, session_start_limit: limit } = await get(
    'name the gateway',
    Routes.gatewayBot(),
    gateway,
  );
  const joined = await get('list the servers', Routes.userGuilds(), guilds);
  const known = await get('list the commands', registrationRoute(id, null), commands);
  const inGuild =
    guildId && joined.some((guild) => guild.id === guildId)
      ? await get('list the commands', registrationRoute(id, guildId), commands)
      : [];
  const names = new Set([...known, ...inGuild].map(({ name }) => name));
  return {
    applicationId: id,
    gatewayUrl,
    loginsLeft: limit.remaining,
    loginsResetMs: limit.reset_after,
    servers: joined.map(({ id: server, name, permissions }) => ({
      id: server,
      name,
      lacking: new PermissionsBitField(BigInt(permissions)).missing(neededPermissions),
    })),
    unregistered: registrationBody().flatMap(({ name }) => (names.has(name) ? [] : [name])),
  };
}
