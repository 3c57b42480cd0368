import { applicationId, guildId } from './ids.ts';
import type { InteractionTokens } from './interaction-tokens.ts';
import type { MessageStore } from './message-store.ts';
import { message, withBody } from './messages.ts';
import { botUser, everyonesPermissions, member, person } from './people.ts';
import {
  type Channel,
  dmChannel,
  dmWith,
  groupChannel,
  guild,
  guildChannel,
  otherChannel,
  type ThreadOptions,
  thread,
} from './places.ts';
import { ok, type RestReply, refusals } from './rest-reply.ts';

export interface RestRequest {
  readonly method: string;
  /** Below /api/v10, decoded, without a query. */
  readonly path: string;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sends
  readonly body?: any;
}

interface RestApiOptions {
  readonly gatewayUrl: string;
  /** As many as are recommended. */
  readonly shards: number;
  readonly messages: MessageStore;
  readonly tokens: InteractionTokens;
  /** Hears what the gateway would tell. */
  readonly dispatch: (type: string, data: unknown) => void;
}

type Answer = (request: RestRequest, ...ids: string[]) => RestReply;

const ephemeral = 1 << 6;

/** The routes that the program uses, over channels and messages that can be deleted. */
export class RestApi {
  readonly #options: RestApiOptions;
  readonly #channels = new Map(
    [guildChannel, otherChannel, dmChannel, groupChannel].map((channel) => [channel.id, channel]),
  );
  /** What was registered, by where. */
  readonly #commands = new Map<string, unknown>();
  #botsPermissions = everyonesPermissions;
  readonly #routes: readonly (readonly [RegExp, Answer])[];

  constructor(options: RestApiOptions) {
    this.#options = options;
    const { messages, tokens } = options;
    this.#routes = [
      [/^GET \/gateway\/bot$/, () => ok(this.#gateway())],
      [/^GET \/users\/@me$/, () => ok(botUser)],
      [
        /^GET \/applications\/@me$/,
        () => ok({ id: applicationId, name: 'isnad', description: '', flags: 0 }),
      ],
      [/^GET \/users\/@me\/guilds$/, () => ok([{ ...guild, permissions: this.#botsPermissions }])],
      [
        /^(?:GET|PUT) (\/applications\/\d+\/(?:guilds\/\d+\/)?commands)$/,
        ({ method, body }, place = '') => {
          if (method === 'PUT') this.#commands.set(place, body);
          return ok(this.#commands.get(place) ?? []);
        },
      ],
      [/^GET \/guilds\/(\d+)$/, (_, id) => (id === guildId ? ok(guild) : refusals.missingAccess)],
      [
        /^GET \/guilds\/\d+\/members\/(\d+)$/,
        (_, id) => ok({ user: id === applicationId ? botUser : { ...person, id }, ...member() }),
      ],
      [
        /^POST \/interactions\/\d+\/([^/]+)\/callback$/,
        ({ body, query }, token = '') => tokens.callback(token, body, query.get('with_response') === 'true'),
      ],
      [
        /^(?:GET|PATCH|POST|DELETE) \/webhooks\/\d+\/([^/]+)(?:\/messages\/([^/]+))?$/,
        ({ method, body }, token = '', id) => tokens.webhook(method, token, id, body),
      ],
      [/^POST \/users\/@me\/channels$/, ({ body }) => ok(this.#openDirect(body.recipient_id))],
      [/^GET \/channels\/(\d+)$/, (_, id = '') => ok(this.#channels.get(id))],
      [/^POST \/channels\/\d+\/typing$/, () => ({ status: 204 })],
      [/^POST \/channels\/(\d+)\/messages$/, ({ body }, id = '') => this.#post(id, body)],
      [
        /^GET \/channels\/\d+\/messages\/(\d+)$/,
        (_, id = '') => {
          const found = messages.get(id);
          return found && !(found.flags & ephemeral) ? ok(found) : refusals.unknownMessage;
        },
      ],
      [
        /^PATCH \/channels\/\d+\/messages\/(\d+)$/,
        ({ body }, id = '') => {
          const edited = messages.edit(id, body);
          return edited ? ok(edited) : refusals.unknownMessage;
        },
      ],
      [
        /^DELETE \/channels\/\d+\/messages\/(\d+)$/,
        (_, id = '') => (messages.delete(id) ? { status: 204 } : refusals.unknownMessage),
      ],
      [
        /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
        ({ body }, id = '', messageId = '') =>
          messages.get(messageId) ? this.#openThread(id, body.name, { messageId }) : refusals.unknownMessage,
      ],
      [/^POST \/channels\/(\d+)\/threads$/, ({ body }, id = '') => this.#openThread(id, body.name, {})],
    ];
  }

  answer(request: RestRequest): RestReply {
    const route = `${request.method} ${request.path}`;
    const channel = request.path.match(/^\/channels\/(\d+)/)?.[1];
    if (channel && !this.#channels.has(channel)) return refusals.unknownChannel;
    for (const [pattern, answer] of this.#routes) {
      const match = route.match(pattern);
      if (match) return answer(request, ...match.slice(1));
    }
    return refusals.notFound;
  }

  /** What the bot may do in its server, as bits in decimal. */
  setPermissions(bits: string): void {
    this.#botsPermissions = bits;
  }

  addChannel(channel: Channel): void {
    this.#channels.set(channel.id, channel);
  }

  deleteChannel(id: string): Channel | undefined {
    const channel = this.#channels.get(id);
    this.#channels.delete(id);
    return channel;
  }

  #gateway() {
    const limit = {
      total: 1000,
      remaining: 999,
      reset_after: 14_400_000,
      max_concurrency: this.#options.shards,
    };
    return { url: this.#options.gatewayUrl, shards: this.#options.shards, session_start_limit: limit };
  }

  #openDirect(recipientId: string): Channel {
    const direct = dmWith({ ...person, id: recipientId });
    this.addChannel(direct);
    return direct;
  }

  #post(channelId: string, body: RestRequest['body']): RestReply {
    const channel = this.#channels.get(channelId) as Channel;
    const { messages } = this.#options;
    const nonce = body.enforce_nonce ? body.nonce : undefined;
    const { message_id: referenced, fail_if_not_exists: must = true } = body.message_reference ?? {};
    const replyTo = referenced ? messages.get(referenced) : undefined;
    if (referenced && !replyTo && must) return refusals.invalidFormBody;
    const known = messages.withNonce(channelId, nonce);
    if (known) return ok(known);
    const posted = message('', { author: botUser, channel, ...(replyTo && { replyTo }) });
    return ok(messages.add(withBody(posted, body), nonce));
  }

  #openThread(parentId: string, name: string, options: ThreadOptions): RestReply {
    const parent = this.#channels.get(parentId) as Channel;
    const opened = thread(name, { ...options, parent });
    this.addChannel(opened);
    this.#options.dispatch('THREAD_CREATE', { ...opened, newly_created: true });
    return { status: 201, body: opened };
  }
}
