/** An answer of the REST API; without a body it has no content type either. */
export interface RestReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): RestReply => ({ status: 200, body });

const refuse = (status: number, code: number, message: string): RestReply => ({
  status,
  body: { code, message },
});

/** Discord's refusals, by their names in its documentation. */
export const refusals = {
  notFound: refuse(404, 0, '404: Not Found'),
  unauthorized: refuse(401, 0, '401: Unauthorized'),
  unknownChannel: refuse(404, 10003, 'Unknown Channel'),
  unknownMessage: refuse(404, 10008, 'Unknown Message'),
  unknownWebhook: refuse(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refuse(404, 10062, 'Unknown interaction'),
  alreadyAcknowledged: refuse(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: refuse(403, 50001, 'Missing Access'),
  missingPermissions: refuse(403, 50013, 'Missing Permissions'),
  invalidFormBody: refuse(400, 50035, 'Invalid Form Body'),
  expiredToken: refuse(401, 50027, 'Invalid Webhook Token'),
} as const satisfies Record<string, RestReply>;

/**
 * 429, with the headers that Discord sends.
 * @param seconds until the next attempt
 * @param global for every route of the bot, else for one
 */
export const rateLimited = (seconds: number, global = false): RestReply => ({
  status: 429,
  headers: {
    'retry-after': String(seconds),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global
      ? { 'x-ratelimit-global': 'true' }
      : {
          'x-ratelimit-limit': '5',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset-after': String(seconds),
          'x-ratelimit-bucket': 'loopback',
        }),
  },
  body: { message: 'You are being rate limited.', retry_after: seconds, global },
});

export const serverError = (status = 502): RestReply => ({ status, body: { message: `${status}` } });
