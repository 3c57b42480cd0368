import {
  type Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  Status,
} from 'discord.js';
import type { Logger } from 'pino';
import { IsnadError } from '../core/errors.ts';
import { loggable } from './fault.ts';

/** The version of Discord's API that discord.js 14 speaks. */
export const apiVersion = '10';

/** A code after which discord.js does not connect again, and no process can but one that was changed. */
const closedWith = (code: GatewayCloseCodes, words: string) => ({
  code,
  words,
  error: () => new IsnadError('DISCORD_CLOSED', code, words),
});

/** discord.js tells of a close by its code when it closes itself, and by these words when the gateway does. */
const endings: readonly { code: number; words: string; error: () => IsnadError }[] = [
  {
    code: GatewayCloseCodes.AuthenticationFailed,
    words: 'Authentication failed',
    error: () => new IsnadError('DISCORD_TOKEN_INVALID'),
  },
  {
    code: GatewayCloseCodes.DisallowedIntents,
    words: 'Used disallowed intents',
    error: () => new IsnadError('DISCORD_INTENTS_REFUSED'),
  },
  closedWith(GatewayCloseCodes.InvalidShard, 'Invalid shard'),
  closedWith(GatewayCloseCodes.ShardingRequired, 'Sharding is required'),
  closedWith(GatewayCloseCodes.InvalidAPIVersion, 'Used an invalid API version'),
  closedWith(GatewayCloseCodes.InvalidIntents, 'Used invalid intents'),
];

/** The failure of a request to Discord as one that says what to do. */
export function connectionFailure(error: unknown, url: string): IsnadError {
  if (error instanceof IsnadError) return error;
  const refused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (refused) return new IsnadError('DISCORD_TOKEN_INVALID');
  const message = error instanceof Error ? error.message : String(error);
  const ending = endings.find(({ words }) => words === message);
  return ending?.error() ?? new IsnadError('DISCORD_UNREACHABLE', url, message);
}

/** How the connection to Discord stands. */
export interface GatewayCondition {
  /** As discord.js calls it: Ready, Connecting, Resuming, Identifying, Disconnected … */
  readonly state: string;
  /** Between a heartbeat and its answer; null before the first. */
  readonly pingMs: number | null;
}

/** How the connection stands now. */
export function gatewayCondition({ ws }: Client): GatewayCondition {
  const shard = ws.shards.first();
  return { state: Status[shard?.status ?? ws.status], pingMs: ws.ping < 0 ? null : ws.ping };
}

/** Tells the operator when the connection breaks and when it is there again; discord.js itself sees to that. */
export function logConnection(client: Client, log: Logger): void {
  client.on(Events.ShardError, (error) => {
    // An ending becomes the failure of the whole program, and is told as that.
    if (!endings.some(({ words }) => words === error.message))
      log.warn({ err: loggable(error) }, 'the gateway connection failed');
  });
  client.on(Events.ShardReconnecting, () => log.warn('the gateway connection ended; connecting again'));
  client.on(Events.ShardResume, (_, replayed) =>
    log.info({ replayed }, 'the gateway connection was resumed'),
  );
  client.on(Events.ShardReady, () => log.info('the gateway took a new session'));
}

/** Rejects when Discord ends the connection for good, which it does for a bad token and for refused intents; else never settles. */
export function endOfConnection(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const ending = endings.find((known) => known.code === code);
      if (ending) reject(ending.error());
    });
    client.on(Events.ShardError, ({ message }) => {
      const ending = endings.find(({ words }) => words === message);
      if (ending) reject(ending.error());
    });
  });
}

/**
 * Logs in, and waits until the client can answer.
 * @param ended of the same client
 * @param timeoutMs discord.js itself tries without end where no gateway answers
 * @throws IsnadError DISCORD_TOKEN_INVALID, DISCORD_INTENTS_REFUSED, DISCORD_CLOSED or DISCORD_UNREACHABLE
 */
export async function connect(
  client: Client,
  ended: Promise<never>,
  { token, url, timeoutMs }: { token: string; url: string; timeoutMs: number },
): Promise<void> {
  // Anything else cannot be sent in a header at all.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new IsnadError('DISCORD_TOKEN_INVALID');
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const reason = `no connection within ${timeoutMs / 1000} s`;
    timer = setTimeout(() => reject(new IsnadError('DISCORD_UNREACHABLE', url, reason)), timeoutMs);
  });
  try {
    const login = client.login(token);
    await Promise.race([login.then(() => ready), ended, timeout]);
  } catch (error) {
    throw connectionFailure(error, url);
  } finally {
    clearTimeout(timer);
  }
}
