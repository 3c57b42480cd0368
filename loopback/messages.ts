import { applicationId, guildId, snowflake, userId } from './ids.ts';
import { botUser, type MemberOptions, member, person, type User } from './people.ts';
import { type Channel, dmWith, guildChannel } from './places.ts';

// biome-ignore lint/suspicious/noExplicitAny: whatever the client sends, to be looked into by tests
type Body = any;

/** A message as the API and the gateway show it. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly author: User;
  readonly content: string;
  readonly flags: number;
  readonly components?: readonly Body[];
  readonly message_reference?: { readonly message_id: string; readonly [key: string]: Body };
  readonly [key: string]: Body;
}

export interface MessageOptions extends MemberOptions {
  readonly inDm?: boolean;
  /** Another channel than the server's first or the direct one, such as a thread. */
  readonly channel?: Channel;
  readonly author?: User;
  readonly mentions?: readonly string[];
  /** The message that it replies to. */
  readonly replyTo?: Message;
}

export const channelOf = ({ inDm = false, channel, author = person }: MessageOptions): Channel =>
  channel ?? (inDm ? dmWith(author) : guildChannel);

const mentioned = (id: string) =>
  id === applicationId ? botUser : id === userId ? person : { ...person, id, username: 'someone' };

/** What MESSAGE_CREATE holds beside the message itself. */
export const placeOf = (channel: Channel, roles: MemberOptions) => ({
  channel_type: channel.type,
  ...(channel.guild_id !== undefined && { guild_id: channel.guild_id, member: member(roles) }),
});

/** A message that somebody writes. */
export function message(content: string, options: MessageOptions = {}): Message {
  const { author = person, mentions = [], replyTo } = options;
  const channel = channelOf(options);
  return {
    id: snowflake(),
    channel_id: channel.id,
    author,
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentions.map(mentioned),
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    type: replyTo ? 19 : 0,
    ...(replyTo && {
      message_reference: {
        type: 0,
        message_id: replyTo.id,
        channel_id: channel.id,
        ...(channel.guild_id !== undefined && { guild_id: guildId }),
      },
      referenced_message: replyTo,
    }),
  };
}

/** Numbers the components from 1 on, in the order they stand, as Discord does. */
function numbered(components: readonly Body[]): Body[] {
  let number = 0;
  const withId = (component: Body): Body => ({
    id: ++number,
    ...component,
    ...(component.components && { components: component.components.map(withId) }),
    ...(component.accessory && { accessory: withId(component.accessory) }),
  });
  return components.map(withId);
}

/** The same message after a request with this body. */
export function withBody(before: Message, body: Body = {}): Message {
  const { content, embeds, components, flags, nonce } = body;
  return {
    ...before,
    content: (content === undefined ? before.content : content) ?? '',
    ...(embeds && { embeds }),
    ...(components && { components: numbered(components) }),
    ...(flags !== undefined && { flags }),
    ...(nonce !== undefined && { nonce }),
  };
}
