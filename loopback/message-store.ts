import { type Message, withBody } from './messages.ts';

/** The messages that Discord knows of, in every channel. */
export class MessageStore {
  readonly #messages = new Map<string, Message>();
  /** Of the messages that a nonce must make unique. */
  readonly #nonces = new Map<string, string>();

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  get all(): Message[] {
    return [...this.#messages.values()];
  }

  add(message: Message, nonce?: string | number): Message {
    const known = this.withNonce(message.channel_id, nonce);
    if (known) return known;
    this.#messages.set(message.id, message);
    if (nonce !== undefined) this.#nonces.set(`${message.channel_id} ${nonce}`, message.id);
    return message;
  }

  /** The messages that refer to one as what they reply to, in the order they came. */
  repliesTo(id: string): Message[] {
    return this.all.filter((message) => message.message_reference?.message_id === id);
  }

  /** The message that was sent before with a nonce that Discord enforces. */
  withNonce(channelId: string, nonce?: string | number): Message | undefined {
    return this.#messages.get(this.#nonces.get(`${channelId} ${nonce}`) ?? '');
  }

  edit(id: string, body: Parameters<typeof withBody>[1]): Message | undefined {
    const before = this.#messages.get(id);
    if (!before) return undefined;
    const edited = { ...withBody(before, body), edited_timestamp: new Date().toISOString() };
    this.#messages.set(id, edited);
    return edited;
  }

  delete(id: string): Message | undefined {
    const message = this.#messages.get(id);
    this.#messages.delete(id);
    return message;
  }
}
