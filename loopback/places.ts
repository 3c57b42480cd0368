import { applicationId, dmChannelId, guildChannelId, guildId, snowflake, userId } from './ids.ts';
import { botUser, everyonesPermissions, joinedAt, member, person, type User } from './people.ts';

/** A channel of any kind, as far as the program looks into it. */
export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly [key: string]: unknown;
}

const textChannel = (id: string, ofGuild: string, name: string): Channel => ({
  id,
  guild_id: ofGuild,
  type: 0,
  name,
  position: 0,
  parent_id: null,
  topic: null,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: null,
  permission_overwrites: [],
});

export const guildChannel = textChannel(guildChannelId, guildId, 'reports');
/** Another of the same server. */
export const otherChannel = textChannel('900000000000000013', guildId, 'off-topic');

export const dmChannel: Channel = { id: dmChannelId, type: 1, recipients: [person], last_message_id: null };

/** The direct conversation of the bot with somebody. */
export const dmWith = (user: User): Channel =>
  user.id === userId
    ? dmChannel
    : { id: String(BigInt(user.id) + 1_000_000n), type: 1, recipients: [user], last_message_id: null };

/** A conversation of several people that the bot is not in; they installed it for themselves. */
export const groupChannel: Channel = {
  id: '900000000000000008',
  type: 3,
  name: null,
  icon: null,
  owner_id: userId,
  recipients: [person],
  last_message_id: null,
};

/** A server that the bot is not in, where a person uses what they installed for themselves. */
export const foreignGuildId = '900000000000000009';
export const foreignChannel = textChannel('900000000000000010', foreignGuildId, 'elsewhere');

export const editorRoleId = '900000000000000011';
const botRoleId = '900000000000000012';

const role = (id: string, name: string, position: number, permissions: string, tags?: object) => ({
  id,
  name,
  permissions,
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: tags !== undefined,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
  ...(tags && { tags }),
});

export const guild = {
  id: guildId,
  name: 'newsroom',
  owner_id: '900000000000000014',
  joined_at: joinedAt,
  large: false,
  unavailable: false,
  member_count: 2,
  features: [],
  emojis: [],
  stickers: [],
  roles: [
    role(guildId, '@everyone', 0, everyonesPermissions),
    role(editorRoleId, 'editors', 1, '0'),
    role(botRoleId, 'isnad', 2, everyonesPermissions, { bot_id: applicationId }),
  ],
  channels: [guildChannel, otherChannel],
  members: [{ user: botUser, ...member({ roles: [botRoleId] }) }],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
};

export interface ThreadOptions {
  /** The channel it hangs off; default the server's first. */
  readonly parent?: Channel;
  /** Whose it is; default the bot. */
  readonly ownerId?: string;
  /** The message it begins with, whose id it takes. */
  readonly messageId?: string;
}

/** A public thread. */
export const thread = (
  name: string,
  { parent = guildChannel, ownerId = applicationId, messageId = snowflake() }: ThreadOptions = {},
): Channel => ({
  id: messageId,
  guild_id: parent.guild_id ?? guildId,
  parent_id: parent.id,
  owner_id: ownerId,
  type: 11,
  name,
  last_message_id: null,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  rate_limit_per_user: 0,
  flags: 0,
  thread_metadata: {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: new Date().toISOString(),
    create_timestamp: new Date().toISOString(),
    locked: false,
  },
});
