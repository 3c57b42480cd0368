import type { APIInteractionGuildMember, GuildMember, Interaction, Message } from 'discord.js';
import type { Whereabouts } from './allow-list.ts';

const rolesOf = (member: GuildMember | APIInteractionGuildMember | null): readonly string[] => {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
};

/** Where an interaction or a message comes from, by what Discord says with it rather than by what was registered. */
export function whereaboutsOf({ channelId, channel, member }: Interaction | Message): Whereabouts {
  const parent = channel && 'parentId' in channel ? channel.parentId : null;
  return { channels: [channelId, parent], roles: rolesOf(member) };
}
