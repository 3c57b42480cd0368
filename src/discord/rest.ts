import { type Client, REST } from 'discord.js';

type Options = ConstructorParameters<typeof REST>[0];
type Request = Parameters<REST['request']>[0];

/** First responses to interactions, and what their tokens allow after it: reading, changing and following up the reply. */
const interactionEndpoint = /^\/(?:interactions|webhooks)\/\d+\/[^/?]+/;

/**
 * The REST API as discord.js speaks it, without its limit of 50 requests a second where Discord has none: 'interaction
 * endpoints are not bound to the bot's global rate limit' (https://docs.discord.com/developers/topics/rate-limits).
 * A limit that Discord does set is kept to all the same, by what it answers.
 *
 * It is also what keeps memory bounded. discord.js makes a queue for the token of every interaction and forgets those
 * that are done, but none at a moment at which its limit is reached: under a load that reaches it all the time, never.
 */
export class DiscordRest extends REST {
  readonly #interactions: REST;

  constructor(options: Options) {
    super(options);
    this.#interactions = new REST({ ...options, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  }

  override request(request: Request): Promise<unknown> {
    return interactionEndpoint.test(request.fullRoute)
      ? this.#interactions.request({ ...request, auth: false })
      : super.request(request);
  }

  /** Queues of requests that are kept, in use or not. */
  get queues(): number {
    return this.handlers.size + this.#interactions.handlers.size;
  }

  override clearHashSweeper(): void {
    super.clearHashSweeper();
    this.#interactions.clearHashSweeper();
  }

  override clearHandlerSweeper(): void {
    super.clearHandlerSweeper();
    this.#interactions.clearHandlerSweeper();
  }
}

/** Gives a client that has not logged in yet such an API in place of its own. */
export function limitAsDiscordDoes(client: Client): void {
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = new DiscordRest(client.options.rest);
}
