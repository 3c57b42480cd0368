import { DiscordAPIError, REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import * as z from 'zod';
import { IsnadError } from '../core/errors.ts';
import { messageCommands, slashCommands } from './commands/list.ts';
import { apiVersion, connectionFailure } from './connection.ts';

/** What Discord is told: every command, in place of those it knew. */
export const registrationBody = (): RESTPutAPIApplicationCommandsJSONBody =>
  [...slashCommands, ...messageCommands].map(({ data }) => data);

/** Where it is sent; without a server, the commands are there everywhere. */
export const registrationRoute = (applicationId: string, guildId: string | null): `/${string}` =>
  guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);

const application = z.object({ id: z.string() });
const registered = z.array(z.object({ name: z.string() }));

/**
 * Registers the commands for the application that the token belongs to.
 * @returns the names that Discord then knew
 * @throws IsnadError DISCORD_TOKEN_INVALID, DISCORD_UNREACHABLE or DISCORD_REFUSED
 */
export async function register(url: string, token: string, guildId: string | null): Promise<string[]> {
  const rest = new REST({ api: url, version: apiVersion }).setToken(token);
  const attempt = async (what: string, request: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await request();
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status !== 401)
        throw new IsnadError('DISCORD_REFUSED', what, error.message);
      throw connectionFailure(error, url);
    }
  };
  const { id } = application.parse(
    await attempt('name the application', () => rest.get(Routes.currentApplication())),
  );
  const body = registrationBody();
  const reply = await attempt('register the commands', () =>
    rest.put(registrationRoute(id, guildId), { body }),
  );
  return registered.parse(reply).map(({ name }) => name);
}
