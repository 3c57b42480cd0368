import { applicationId, botUser, channelById, message } from './payloads.ts';

/** An answer of the REST API; without a body it has no content type either. */
export interface RestReply {
  readonly status: number;
  readonly body?: unknown;
}

interface RestRequest {
  readonly method: string;
  /** Below /api/v10, decoded. */
  readonly path: string;
  readonly body?: unknown;
}

const refuse = (status: number, code: number, text: string): RestReply => ({
  status,
  body: { code, message: text },
});

/** What Discord remembers of interactions: each takes one first response, and is edited after it. */
export class RestApi {
  readonly #gatewayUrl: string;
  readonly #acknowledged = new Map<string, boolean>();

  constructor(gatewayUrl: string) {
    this.#gatewayUrl = gatewayUrl;
  }

  open(token: string): void {
    this.#acknowledged.set(token, false);
  }

  answer({ method, path, body }: RestRequest): RestReply {
    const route = `${method} ${path}`;
    if (route === 'GET /gateway/bot') return { status: 200, body: this.#gateway() };
    if (route === 'GET /users/@me') return { status: 200, body: botUser };
    if (route === 'GET /applications/@me')
      return { status: 200, body: { id: applicationId, name: 'isnad', description: '', flags: 0 } };
    if (/^PUT \/applications\/\d+\/(guilds\/\d+\/)?commands$/.test(route)) return { status: 200, body };
    if (/^POST \/channels\/\d+\/typing$/.test(route)) return { status: 204 };
    if (/^POST \/channels\/\d+\/messages$/.test(route))
      return { status: 200, body: message('', { author: botUser }) };
    const channel = route.match(/^GET \/channels\/(\d+)$/);
    if (channel) return { status: 200, body: channelById(channel[1] ?? '') };
    const callback = route.match(/^POST \/interactions\/\d+\/([^/]+)\/callback$/);
    if (callback) return this.#callback(callback[1] ?? '');
    const webhook = route.match(/^(?:PATCH|POST) \/webhooks\/\d+\/([^/]+)/);
    if (webhook) return this.#webhook(webhook[1] ?? '');
    return refuse(404, 0, '404: Not Found');
  }

  #gateway() {
    const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
    return { url: this.#gatewayUrl, shards: 1, session_start_limit: limit };
  }

  #callback(token: string): RestReply {
    const acknowledged = this.#acknowledged.get(token);
    if (acknowledged === undefined) return refuse(404, 10062, 'Unknown interaction');
    if (acknowledged) return refuse(400, 40060, 'Interaction has already been acknowledged.');
    this.#acknowledged.set(token, true);
    return { status: 204 };
  }

  #webhook(token: string): RestReply {
    if (!this.#acknowledged.get(token)) return refuse(404, 10015, 'Unknown Webhook');
    return { status: 200, body: message('', { author: botUser }) };
  }
}
