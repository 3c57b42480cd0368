import { PermissionFlagsBits as may } from 'discord.js';
import { applicationId, userId } from './ids.ts';

export const joinedAt = '2026-01-01T00:00:00.000Z';

const user = (id: string, username: string, bot = false) => ({
  id,
  username,
  global_name: username,
  discriminator: '0',
  avatar: null,
  bot,
});

export type User = ReturnType<typeof user>;

export const botUser = user(applicationId, 'isnad', true);
export const person = user(userId, 'layla');
export const otherBot = user('900000000000000006', 'other', true);

/** One of many people; the same for the same number. */
export const someone = (number: number): User =>
  user(String(910_000_000_000_000_000n + BigInt(number)), `person-${number}`);

/** What everybody may do in the server. */
export const everyonesPermissions = String(
  may.ViewChannel |
    may.SendMessages |
    may.SendMessagesInThreads |
    may.CreatePublicThreads |
    may.EmbedLinks |
    may.ReadMessageHistory |
    may.UseApplicationCommands,
);

/** Of somebody who may change the server's settings. */
export const managersPermissions = String(BigInt(everyonesPermissions) | may.ManageGuild);

export interface MemberOptions {
  /** Ids of roles. */
  readonly roles?: readonly string[];
  /** Bits, in decimal. Only an interaction tells them. */
  readonly permissions?: string;
}

/** A person as a member of a server; the caller adds `user` where Discord does. */
export const member = ({ roles = [] }: MemberOptions = {}) => ({
  roles,
  joined_at: joinedAt,
  flags: 0,
  deaf: false,
  mute: false,
  nick: null,
  avatar: null,
  premium_since: null,
  pending: false,
  communication_disabled_until: null,
});
