import { applicationId, snowflake } from './ids.ts';
import type { Interaction } from './interactions.ts';
import type { MessageStore } from './message-store.ts';
import { type Message, withBody } from './messages.ts';
import { botUser } from './people.ts';
import { ok, type RestReply, refusals } from './rest-reply.ts';

// biome-ignore lint/suspicious/noExplicitAny: whatever the client sends
type Body = any;

interface Known {
  readonly interaction: Interaction;
  acknowledged: boolean;
  expired: boolean;
  /** The id of the message that `@original` means. */
  original: string | undefined;
}

const loading = 1 << 7;

/** The kinds of first response. */
const kind = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7 } as const;

/** What Discord remembers of interactions: each takes one first response, and is edited and followed up after it. */
export class InteractionTokens {
  readonly #known = new Map<string, Known>();
  readonly #messages: MessageStore;

  constructor(messages: MessageStore) {
    this.#messages = messages;
  }

  open(interaction: Interaction): void {
    this.#known.set(interaction.token, {
      interaction,
      acknowledged: false,
      expired: false,
      original: undefined,
    });
  }

  /** As after three seconds without a first response. */
  expire(token: string): void {
    const known = this.#known.get(token);
    if (known) known.expired = true;
  }

  /** The message that answers an interaction, as it is now. */
  original(token: string): Message | undefined {
    return this.#messages.get(this.#known.get(token)?.original ?? '');
  }

  callback(token: string, { type, data }: Body, withResponse: boolean): RestReply {
    const known = this.#known.get(token);
    if (!known || known.expired) return refusals.unknownInteraction;
    if (known.acknowledged) return refusals.alreadyAcknowledged;
    known.acknowledged = true;
    const { interaction } = known;
    if (type === kind.message || type === kind.deferredMessage) {
      const flags = (data?.flags ?? 0) | (type === kind.deferredMessage ? loading : 0);
      known.original = this.#post(interaction, { ...data, flags }).id;
    }
    if (type === kind.deferredUpdate || type === kind.update) known.original = interaction.message?.id;
    if (type === kind.update && known.original) this.#messages.edit(known.original, data ?? {});
    if (!withResponse) return { status: 204 };
    const message = this.original(token);
    return ok({
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(message && { response_message_id: message.id, response_message_loading: type === 5 }),
      },
      ...(message && { resource: { type, message } }),
    });
  }

  /** A request on the messages of an acknowledged interaction. */
  webhook(method: string, token: string, id: string | undefined, body: Body): RestReply {
    const known = this.#known.get(token);
    if (!known?.acknowledged) return refusals.unknownWebhook;
    if (method === 'POST') return ok(this.#post(known.interaction, body));
    const messageId = id === '@original' ? known.original : id;
    const before = this.#messages.get(messageId ?? '');
    if (!before) return refusals.unknownMessage;
    if (method === 'GET') return ok(before);
    if (method === 'DELETE') {
      this.#messages.delete(before.id);
      return { status: 204 };
    }
    // What is private stays so, and what was loading is there.
    const flags = (before.flags & ~loading) | (body?.flags ?? 0);
    return ok(this.#messages.edit(before.id, { ...body, flags }));
  }

  #post(interaction: Interaction, body: Body): Message {
    const blank: Message = {
      id: snowflake(),
      channel_id: interaction.channel_id,
      author: botUser,
      content: '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      type: interaction.type === 2 ? 20 : 0,
      flags: 0,
      application_id: applicationId,
      webhook_id: applicationId,
      interaction_metadata: metadataOf(interaction),
    };
    return this.#messages.add(withBody(blank, body));
  }
}

const metadataOf = (interaction: Interaction) => ({
  id: interaction.id,
  type: interaction.type,
  user: interaction.user ?? interaction.member?.user,
  authorizing_integration_owners: interaction.authorizing_integration_owners,
  ...(interaction.message && { interacted_message_id: interaction.message.id }),
});
