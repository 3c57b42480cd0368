import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Capture, type CapturedRequest, isRequest, readBody, writeCaptures } from './capture.ts';
import { Gateway } from './gateway.ts';
import { commandInteraction, type MessageOptions, message } from './payloads.ts';
import { RestApi, type RestReply } from './rest-api.ts';

export interface LoopbackOptions {
  /** The name of its capture file. */
  readonly name: string;
  /** The code that an identify is answered with by closing, such as 4014. */
  readonly refuseIdentify?: number;
  /** Leaves the interactions out of the capture, where a test has them go unanswered on purpose. */
  readonly withoutTimeline?: boolean;
}

/** A fault to answer a request with, instead of what the API would say. */
interface Fault extends RestReply {
  /** Matched against the method and the path, such as 'POST /channels/1/messages'. */
  readonly on: RegExp;
  left: number;
}

/** A command that was sent, to look up what came back. */
export interface SentCommand {
  readonly id: string;
  readonly token: string;
}

/** How long a test waits for a request that should come. */
const patienceMs = 15_000;

/** Discord on 127.0.0.1, for the stock client: the REST API and the gateway, and a record of all that was sent. */
export class LoopbackDiscord {
  static readonly token = 'loopback.bot.token-that-nobody-may-log';
  readonly captures: Capture[] = [];
  readonly #options: LoopbackOptions;
  readonly #server = http.createServer((request, response) => void this.#handle(request, response));
  readonly #started = performance.now();
  readonly #faults: Fault[] = [];
  readonly #watchers = new Set<() => void>();
  #gateway!: Gateway;
  #api!: RestApi;

  private constructor(options: LoopbackOptions) {
    this.#options = options;
  }

  static async start(options: LoopbackOptions): Promise<LoopbackDiscord> {
    const discord = new LoopbackDiscord(options);
    await once(discord.#server.listen(0, '127.0.0.1'), 'listening');
    const url = `ws://127.0.0.1:${discord.#port}`;
    discord.#gateway = new Gateway(discord.#server, { ...options, url, token: LoopbackDiscord.token });
    discord.#api = new RestApi(url);
    return discord;
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get gateway(): Gateway {
    return this.#gateway;
  }

  get requests(): CapturedRequest[] {
    return this.captures.filter(isRequest);
  }

  command(name: string, options: Record<string, string | number | boolean> = {}, inDm = false): SentCommand {
    const interaction = commandInteraction(name, options, inDm);
    this.#api.open(interaction.token);
    if (!this.#options.withoutTimeline) {
      const { id, token, type } = interaction;
      this.captures.push({
        kind: 'event',
        label: `/${name}`,
        t: this.#now(),
        interaction: { id, token, type },
      });
    }
    this.#gateway.dispatch('INTERACTION_CREATE', interaction);
    return interaction;
  }

  /** Someone writes a message; returns its id. */
  say(content: string, options: MessageOptions = {}): string {
    const said = message(content, options);
    this.#gateway.dispatch('MESSAGE_CREATE', said);
    return said.id;
  }

  fail(on: RegExp, reply: RestReply, times = 1): void {
    this.#faults.push({ on, ...reply, left: times });
  }

  /** First responses to a command, in order. */
  callbacksOf({ id }: SentCommand): CapturedRequest[] {
    return this.requests.filter(({ path }) => path.startsWith(`/interactions/${id}/`));
  }

  editsOf({ token }: SentCommand): CapturedRequest[] {
    return this.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(`/${token}/`));
  }

  /** The body of the edit that filled in a command's deferred reply. */
  async replyTo(command: SentCommand): Promise<CapturedRequest['body']> {
    return (await this.until('the reply', () => this.editsOf(command)[0])).body;
  }

  /** The body of the message that answers a message. */
  async answerTo(messageId: string): Promise<CapturedRequest['body']> {
    const posted = () =>
      this.requests.find(
        ({ path, body }) => path.endsWith('/messages') && body?.message_reference?.message_id === messageId,
      );
    return (await this.until('the answer', posted)).body;
  }

  /** Resolves as soon as `find` finds something in what was captured. */
  async until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    return new Promise<Found>((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#watchers.delete(look);
        const seen = this.requests.map(({ method, path, status }) => `${method} ${path} ${status}`);
        reject(new Error(`waited in vain for ${what}; there came:\n${seen.join('\n')}`));
      }, patienceMs);
      this.#watchers.add(look);
      look();
    });
  }

  async stop(): Promise<void> {
    writeCaptures(this.#options.name, this.captures);
    this.#gateway.stop();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #now(): number {
    return Math.round(performance.now() - this.#started);
  }

  async #handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const t = this.#now();
    const method = request.method ?? '';
    const path = (request.url ?? '').replace(/^\/api\/v10/, '');
    const content = await readBody(request);
    const reply = this.#reply(method, decodeURIComponent(path.replace(/\?.*/, '')), request, content.body);
    this.captures.push({ method, path, ...content, t, status: reply.status });
    if (reply.body === undefined) response.writeHead(reply.status).end();
    else
      response
        .writeHead(reply.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(reply.body));
    for (const look of [...this.#watchers]) look();
  }

  #reply(method: string, path: string, request: http.IncomingMessage, body: unknown): RestReply {
    const fault = this.#faults.find(({ on, left }) => left > 0 && on.test(`${method} ${path}`));
    if (fault) {
      fault.left -= 1;
      return fault;
    }
    const { authorization } = request.headers;
    // A callback carries its token in the path, all else the bot's.
    if (!/^\/(interactions|webhooks)\//.test(path) && authorization !== `Bot ${LoopbackDiscord.token}`)
      return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    return this.#api.answer({ method, path, body });
  }
}
