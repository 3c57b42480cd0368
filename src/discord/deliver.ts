import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { secondsSince } from '../timing.ts';
import { isTooLate, loggable } from './fault.ts';
import { messageOf, type Reply } from './replies/reply.ts';
import type { Services } from './services.ts';

/** Who hears of what Discord refused. */
type Observers = Pick<Services, 'log' | 'meter'>;

type Sent = ReturnType<typeof messageOf>;

const isMalformed = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType;

/**
 * Sends a reply with its components, or as plain text where Discord does not take those. Logs what was refused.
 * @param send one request to Discord
 * @returns what it was answered with; null when it was refused
 */
export async function deliver<Response>(
  observers: Observers,
  reply: Reply,
  send: (message: Sent) => Promise<Response>,
): Promise<Response | null> {
  const started = performance.now();
  try {
    return await send(messageOf(reply));
  } catch (error) {
    if (!reply.components || !isMalformed(error)) return refused(observers, error);
    observers.log.warn({ err: loggable(error) }, 'Discord refused components; the reply goes as plain text');
  } finally {
    observers.meter.stage('deliver', secondsSince(started));
  }
  return attempt(observers, () => send(messageOf(reply, true)));
}

/** Runs a request to Discord; null, and logged, when it was refused. */
export async function attempt<Response>(
  observers: Observers,
  request: () => Promise<Response>,
): Promise<Response | null> {
  try {
    return await request();
  } catch (error) {
    return refused(observers, error);
  }
}

function refused({ log, meter }: Observers, error: unknown): null {
  meter.undelivered();
  if (isTooLate(error)) log.warn({ err: loggable(error) }, 'interaction can no longer be answered');
  else log.error({ err: loggable(error) }, 'Discord refused a reply');
  return null;
}
