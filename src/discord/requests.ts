import { setTimeout as pause } from 'node:timers/promises';
import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { Slots } from './fairness/slots.ts';
import type { Urgent } from './fairness/urgent.ts';
import { RecentIds } from './recent-ids.ts';

type MakeRequest = RESTOptions['makeRequest'];
type Reply = Awaited<ReturnType<MakeRequest>>;

/** How long a first response to an interaction may take before it is tried anew, in milliseconds: twice within Discord's 3 s. */
const callbackMs = 1_200;

/** How long Discord waits for a first response, in milliseconds. */
const voidAfterMs = 3_000;

/**
 * First responses, and requests of every other kind, that are under way at once. Each has a connection of its own: where
 * a busy machine or a slow network had thousands of them, all were given up and tried anew, and none came through.
 */
const atOnce = 32;

/** The pause before whatever comes after a connection that failed, or a server error, in milliseconds; discord.js makes none. */
const pauseMs = 250;

/** Failures of a connection that discord.js gives up on at once. It tries again, up to three times, what was reset. */
const broken = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

const callbackPath = /\/interactions\/(\d+)\/[^/]+\/callback/;

/**
 * Requests to Discord that get over a connection which fails for a moment.
 *
 * A first response to an interaction is given up early and tried anew, while there is time. Then the first attempt may
 * have arrived and only its reply been lost; that the interaction has been acknowledged already is then no refusal
 * but the success of that attempt, and returned as such, without a body. Once Discord no longer takes one it is not tried
 * anew, and is taken to have arrived: if it did not, Discord refuses whatever comes after it.
 */
export function steadyRequests(
  urgent: Urgent,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
  callbackTimeoutMs = callbackMs,
): MakeRequest {
  /** Interactions to which a first response was sent that may have arrived. */
  const uncertain = new RecentIds(1_000);
  const firstResponses = new Slots(atOnce);
  const others = new Slots(atOnce);
  const begun = new Beginnings();

  const respond = async (id: string, url: string, init: Parameters<MakeRequest>[1]): Promise<Reply> => {
    const again = !uncertain.add(id);
    if (again && begun.ago(id) > voidAfterMs) return mayHaveArrived();
    const givenUp = new AbortController();
    const timer = setTimeout(() => givenUp.abort(), callbackTimeoutMs);
    const signal = AbortSignal.any([givenUp.signal, ...(init.signal ? [init.signal] : [])]);
    const reply = await attempt(makeRequest, url, { ...init, signal }).finally(() => clearTimeout(timer));
    if (reply.status >= 500) return reply;
    uncertain.delete(id);
    return again && reply.status === 400 ? successOf(reply) : reply;
  };

  return (url, init) => {
    const id = callbackPath.exec(url)?.[1];
    if (!id) return others.run(() => attempt(makeRequest, url, init));
    begun.note(id);
    return urgent.run(() => firstResponses.run(() => respond(id, url, init)));
  };
}

/** When first responses were first tried, of the last minute. */
class Beginnings {
  readonly #at = new Map<string, number>();

  note(id: string): void {
    const now = performance.now();
    for (const [oldest, at] of this.#at) {
      if (now - at < 60_000) break;
      this.#at.delete(oldest);
    }
    if (!this.#at.has(id)) this.#at.set(id, now);
  }

  /** In milliseconds. */
  ago(id: string): number {
    const now = performance.now();
    return now - (this.#at.get(id) ?? now);
  }
}

const mayHaveArrived = (): Reply => new Response(null, { status: 204 }) as Reply;

async function attempt(makeRequest: MakeRequest, ...[url, init]: Parameters<MakeRequest>): Promise<Reply> {
  try {
    const reply = await makeRequest(url, init);
    if (reply.status >= 500) await pause(pauseMs);
    return reply;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && broken.has(String(error.code)))) throw error;
    await pause(pauseMs);
    throw Object.assign(new Error(error.message || String(error.code), { cause: error }), {
      code: 'ECONNRESET',
    });
  }
}

/** 204 for a refusal which says that an earlier attempt succeeded; any other as it came. */
async function successOf(refusal: Reply): Promise<Reply> {
  const body = await refusal.json();
  const acknowledged = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
  if (body && typeof body === 'object' && 'code' in body && body.code === acknowledged)
    return new Response(null, { status: 204 }) as Reply;
  return Response.json(body, { status: refusal.status, headers: [...refusal.headers] }) as Reply;
}
