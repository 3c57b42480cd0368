import { type CapturedRequest, Recorder } from './capture.ts';
import { type Failure, Faults } from './faults.ts';
import { Gateway, type GatewaySettings } from './gateway.ts';
import { HttpServer } from './http-server.ts';
import { guildId } from './ids.ts';
import { InteractionTokens } from './interaction-tokens.ts';
import {
  autocompleteInteraction,
  commandInteraction,
  componentInteraction,
  type Interaction,
  messageMenuInteraction,
  modalInteraction,
  type OptionValues,
  type Where,
} from './interactions.ts';
import { MessageStore } from './message-store.ts';
import { channelOf, type Message, type MessageOptions, message, placeOf } from './messages.ts';
import { type Channel, type ThreadOptions, thread } from './places.ts';
import { RestApi } from './rest-api.ts';
import { ShardedGateway } from './sharded-gateway.ts';

/** Whether Discord did what a request asked for. */
export const wasTaken = ({ status, taken }: CapturedRequest): boolean =>
  taken ?? (status >= 200 && status < 300);

export interface LoopbackOptions extends GatewaySettings {
  /** Has connections of as many shards, and recommends them, instead of one that can fail in every way. */
  readonly shards?: number;
  /** The name of its capture file. */
  readonly name: string;
  /** Leaves the interactions out of the capture, where a test has them go unanswered on purpose. */
  readonly withoutTimeline?: boolean;
}

/** An interaction that was sent, to look up what came back. */
export interface SentInteraction {
  readonly id: string;
  readonly token: string;
}

/** Discord on 127.0.0.1, for the stock client: the REST API and the gateway, and a record of all that was sent. */
export class LoopbackDiscord {
  static readonly token = 'loopback.bot.token-that-nobody-may-log';
  readonly messages = new MessageStore();
  readonly #tokens = new InteractionTokens(this.messages);
  readonly #faults = new Faults();
  readonly #recorder = new Recorder();
  readonly #options: LoopbackOptions;
  #http!: HttpServer;
  #gateway!: Gateway | ShardedGateway;
  #api!: RestApi;

  private constructor(options: LoopbackOptions) {
    this.#options = options;
  }

  static async start(options: LoopbackOptions): Promise<LoopbackDiscord> {
    const discord = new LoopbackDiscord(options);
    await discord.#start();
    return discord;
  }

  async #start(): Promise<void> {
    const { token } = LoopbackDiscord;
    this.#http = new HttpServer({
      token,
      recorder: this.#recorder,
      faults: this.#faults,
      answer: (request) => this.#api.answer(request),
    });
    await this.#http.listen();
    const url = `ws://127.0.0.1:${this.#http.port}`;
    const onChange = () => this.#recorder.look();
    const { shards } = this.#options;
    const { server } = this.#http;
    this.#gateway = shards
      ? new ShardedGateway(server, { url, token, guildIds: [guildId], onChange })
      : new Gateway(server, { ...this.#options, url, token, onChange });
    this.#api = new RestApi({
      gatewayUrl: url,
      shards: shards ?? 1,
      messages: this.messages,
      tokens: this.#tokens,
      dispatch: (type, data) => this.#gateway.dispatch(type, data),
    });
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#http.port}/api`;
  }

  get gateway(): Gateway {
    if (this.#gateway instanceof Gateway) return this.#gateway;
    throw new Error('This Discord was started with shards.');
  }

  get sharded(): ShardedGateway {
    if (this.#gateway instanceof ShardedGateway) return this.#gateway;
    throw new Error('This Discord was started without shards.');
  }

  get requests(): CapturedRequest[] {
    return this.#recorder.requests;
  }

  /** The clock of the requests' `t`. */
  now(): number {
    return this.#recorder.now();
  }

  command(name: string, options: OptionValues = {}, where: Where | boolean = {}): SentInteraction {
    const place = typeof where === 'boolean' ? { inDm: where } : where;
    return this.send(`/${name}`, commandInteraction(name, options, place));
  }

  /** Somebody types into the option `focused`, which is among `options` as it stands. */
  autocomplete(name: string, options: OptionValues, focused: string, where: Where = {}): SentInteraction {
    return this.send(`/${name} ${focused}…`, autocompleteInteraction(name, options, focused, where));
  }

  /** Somebody picks a command from the menu of a message. */
  messageMenu(name: string, target: Message, where: Where = {}): SentInteraction {
    return this.send(name, messageMenuInteraction(name, target, where));
  }

  /** Somebody presses a button of a message. */
  press(on: Message, customId: string, where: Where = {}): SentInteraction {
    return this.send(`[${customId}]`, componentInteraction(on, customId, undefined, where));
  }

  /** Somebody picks from a menu of a message. */
  pick(on: Message, customId: string, values: readonly string[], where: Where = {}): SentInteraction {
    return this.send(`[${customId}]`, componentInteraction(on, customId, values, where));
  }

  /** Somebody sends a modal in; `on` is the message whose button opened it. */
  submit(
    customId: string,
    fields: Readonly<Record<string, string>>,
    on?: Message,
    where: Where = {},
  ): SentInteraction {
    return this.send(`{${customId}}`, modalInteraction(customId, fields, on, where));
  }

  /** Sends an interaction, or the same once more. */
  send(label: string, interaction: Interaction, again = false): Interaction {
    if (!again) {
      this.#tokens.open(interaction);
      if (!this.#options.withoutTimeline) this.#recorder.addInteraction(label, interaction);
    }
    this.#gateway.dispatch('INTERACTION_CREATE', interaction);
    return interaction;
  }

  /** Someone writes a message; returns its id. */
  say(content: string, options: MessageOptions = {}): string {
    if (options.inDm) this.#api.addChannel(channelOf(options));
    const said = this.messages.add(message(content, options));
    this.tell(said, options);
    return said.id;
  }

  /** The gateway tells of a message, for the first time or once more. */
  tell(said: Message, options: MessageOptions = {}): void {
    this.#gateway.dispatch('MESSAGE_CREATE', { ...said, ...placeOf(channelOf(options), options) });
  }

  /** What the bot may do in its server, as bits in decimal. */
  permit(bits: string): void {
    this.#api.setPermissions(bits);
  }

  /** Someone opens a thread. */
  openThread(name: string, options: ThreadOptions = {}): Channel {
    const opened = thread(name, options);
    this.#api.addChannel(opened);
    this.#gateway.dispatch('THREAD_CREATE', { ...opened, newly_created: true });
    return opened;
  }

  deleteMessage(id: string): void {
    const { channel_id } = this.messages.delete(id) ?? {};
    this.#gateway.dispatch('MESSAGE_DELETE', { id, channel_id, guild_id: guildId });
  }

  /**
   * Deletes a channel or thread.
   * @param quietly the gateway does not tell, as when the news crosses a request
   */
  deleteChannel(id: string, quietly = false): void {
    const channel = this.#api.deleteChannel(id);
    const kind = channel?.type === 11 ? 'THREAD_DELETE' : 'CHANNEL_DELETE';
    if (!quietly) this.#gateway.dispatch(kind, channel);
  }

  /** Nothing of it can be reached. */
  async goAway(): Promise<void> {
    this.gateway.drop();
    await this.#http.close();
  }

  /** Where it was before it went away. */
  comeBack(): Promise<void> {
    return this.#http.listen();
  }

  /** Lets an interaction's three seconds pass at once. */
  expire({ token }: SentInteraction): void {
    this.#tokens.expire(token);
  }

  /** Has the next so many requests fail whose method and path match. */
  fail(on: RegExp, failure: Failure, times = 1): void {
    this.#faults.add({ on, failure }, times);
  }

  /** Ends the faults that have not come to pass. */
  heal(): void {
    this.#faults.clear();
  }

  /** First responses to an interaction, in order. */
  callbacksOf({ id }: SentInteraction): CapturedRequest[] {
    return this.requests.filter(({ path }) => path.startsWith(`/interactions/${id}/`));
  }

  editsOf({ token }: SentInteraction): CapturedRequest[] {
    return this.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(`/${token}/`));
  }

  followUpsOf({ token }: SentInteraction): CapturedRequest[] {
    return this.requests.filter(
      ({ method, path }) => method === 'POST' && path.split('?')[0]?.endsWith(`/${token}`),
    );
  }

  /** The first response to an interaction, once it has come. */
  async responseTo(sent: SentInteraction): Promise<CapturedRequest['body']> {
    return (await this.until('the response', () => this.callbacksOf(sent)[0])).body;
  }

  /** The body of the edit that filled in a command's deferred reply. */
  async replyTo(sent: SentInteraction): Promise<CapturedRequest['body']> {
    return (await this.until('the reply', () => this.editsOf(sent)[0])).body;
  }

  /** The message that answers an interaction, as it is now. */
  messageOf({ token }: SentInteraction): Message {
    const found = this.#tokens.original(token);
    if (!found) throw new Error('The interaction has no message.');
    return found;
  }

  /** Requests that would post an answer to a message. */
  postsFor(messageId: string): CapturedRequest[] {
    return this.requests.filter(
      ({ path, body }) => path.endsWith('/messages') && body?.message_reference?.message_id === messageId,
    );
  }

  /** The body of the message that answers a message. */
  async answerTo(messageId: string): Promise<CapturedRequest['body']> {
    return (await this.until('the answer', () => this.postsFor(messageId)[0])).body;
  }

  /** The messages that answer a message. */
  answersTo(messageId: string): Message[] {
    return this.messages.repliesTo(messageId);
  }

  /** Resolves as soon as `find` finds something in what was captured. */
  until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    return this.#recorder.until(what, find);
  }

  async stop(): Promise<void> {
    this.#recorder.write(this.#options.name);
    this.#gateway.stop();
    await this.#http.close();
  }
}
