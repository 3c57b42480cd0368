import type { BaseInteraction, Message } from 'discord.js';

/** A conversation by the message that a reply to goes on from. */
export const atMessage = (messageId: string): string => `message ${messageId}`;

/** A channel that is one conversation. */
export const inChannel = (channelId: string): string => `channel ${channelId}`;

/**
 * The conversation that a channel is: a thread or a direct one. In any other people talk past one another, so
 * that nothing there leans on what somebody else asked, unless it is a reply.
 */
export function conversationOf({ channel, channelId }: BaseInteraction | Message): string | null {
  if (!channel || !channelId) return null;
  return channel.isThread() || channel.isDMBased() ? inChannel(channelId) : null;
}
