/** What Discord's gateway and REST API send, as little of it as discord.js needs. */

export const applicationId = '900000000000000001';
export const guildId = '900000000000000002';
const guildChannelId = '900000000000000003';
const dmChannelId = '900000000000000004';
export const userId = '900000000000000005';

let issued = 0n;

/** An id of now, as Discord makes them. */
const snowflake = (): string =>
  (((BigInt(Date.now()) - 1420070400000n) << 22n) | (++issued & 0xfffn)).toString();

const user = (id: string, username: string, bot = false) => ({
  id,
  username,
  global_name: username,
  discriminator: '0',
  avatar: null,
  bot,
});

export const botUser = user(applicationId, 'isnad', true);
const person = user(userId, 'layla');
export const otherBot = user('900000000000000006', 'other', true);

const joinedAt = '2026-01-01T00:00:00.000Z';

const guildChannel = {
  id: guildChannelId,
  guild_id: guildId,
  type: 0,
  name: 'reports',
  position: 0,
  permission_overwrites: [],
};

const dmChannel = { id: dmChannelId, type: 1, recipients: [person], last_message_id: null };

export const channelById = (id: string) => (id === dmChannelId ? dmChannel : guildChannel);

export const guild = {
  id: guildId,
  name: 'newsroom',
  owner_id: userId,
  joined_at: joinedAt,
  large: false,
  unavailable: false,
  member_count: 2,
  features: [],
  emojis: [],
  stickers: [],
  roles: [
    { id: guildId, name: '@everyone', permissions: '0', position: 0, color: 0, hoist: false, managed: false },
  ],
  channels: [guildChannel],
  members: [{ user: botUser, roles: [], joined_at: joinedAt, deaf: false, mute: false, flags: 0 }],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
};

export const ready = (gatewayUrl: string) => ({
  v: 10,
  user: botUser,
  guilds: [{ id: guildId, unavailable: true }],
  session_id: 'loopback-session',
  resume_gateway_url: gatewayUrl,
  application: { id: applicationId, flags: 0 },
});

type OptionValue = string | number | boolean;

const optionType = (value: OptionValue): number =>
  typeof value === 'string' ? 3 : typeof value === 'boolean' ? 5 : 4;

/** INTERACTION_CREATE of a slash command, in the server or in a direct message with the bot. */
export function commandInteraction(name: string, options: Record<string, OptionValue>, inDm: boolean) {
  const whereFrom = inDm
    ? { channel: dmChannel, channel_id: dmChannelId, user: person, context: 1 }
    : {
        guild_id: guildId,
        guild: { id: guildId, features: [], locale: 'en-US' },
        guild_locale: 'en-US',
        channel: guildChannel,
        channel_id: guildChannelId,
        member: {
          user: person,
          roles: [],
          joined_at: joinedAt,
          permissions: '3072',
          flags: 0,
          deaf: false,
          mute: false,
        },
        context: 0,
      };
  return {
    id: snowflake(),
    application_id: applicationId,
    type: 2,
    token: `interaction-token-${issued}`,
    data: {
      id: '900000000000000007',
      name,
      type: 1,
      options: Object.entries(options).map(([key, value]) => ({ name: key, type: optionType(value), value })),
    },
    ...whereFrom,
    app_permissions: '274878024704',
    entitlements: [],
    authorizing_integration_owners: inDm ? { 1: userId } : { 0: guildId },
    attachment_size_limit: 10_485_760,
    locale: 'en-US',
    version: 1,
  };
}

export interface MessageOptions {
  readonly inDm?: boolean;
  readonly author?: typeof person;
  /** Ids of those whom it mentions. */
  readonly mentions?: readonly string[];
}

/** A message, as MESSAGE_CREATE and as the answer to posting one. */
export function message(
  content: string,
  { inDm = false, author = person, mentions = [] }: MessageOptions = {},
) {
  return {
    id: snowflake(),
    channel_id: inDm ? dmChannelId : guildChannelId,
    ...(inDm ? { channel_type: 1 } : { guild_id: guildId, channel_type: 0 }),
    author,
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: mentions.map((id) => (id === applicationId ? botUser : user(id, 'someone'))),
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
  };
}
