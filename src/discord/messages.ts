import type { Message } from 'discord.js';
import type { Logger } from 'pino';
import type { Assistant } from '../assistant.ts';
import { detectLanguage } from '../core/language.ts';
import { loggable, newIncident } from './fault.ts';
import { answerReply } from './replies/answer.ts';
import { failureReply, howToAskReply, isForTheAsker } from './replies/notice.ts';
import { noMentions, type Reply } from './replies/reply.ts';

/** <@1>, <@!1>, <@&1>: whom a message calls is no part of what it asks. */
const mention = /<@[!&]?\d+>/g;

/**
 * Answers a message that is addressed to the bot: one that mentions it (a reply to one of its own does) or a direct
 * message. Any other, and every bot's, is left alone. Never rejects.
 */
export async function answerMessage(message: Message, assistant: Assistant, log: Logger): Promise<void> {
  if (!isAddressedToBot(message)) return;
  const question = message.content.replace(mention, ' ').trim();
  const reply = await replyTo(question, assistant, log);
  try {
    await message.reply({
      ...reply,
      allowedMentions: noMentions(),
      failIfNotExists: false,
      // discord.js sends a request anew when the connection breaks; Discord then drops the second of a nonce.
      nonce: message.id,
      enforceNonce: true,
    });
  } catch (error) {
    log.error({ err: loggable(error) }, 'Discord refused a reply');
  }
}

function isAddressedToBot({ author, system, webhookId, channel, mentions, client }: Message): boolean {
  if (author.bot || system || webhookId) return false;
  return channel.isDMBased() || mentions.users.has(client.user.id);
}

async function replyTo(question: string, assistant: Assistant, log: Logger): Promise<Reply> {
  if (!question) return howToAskReply();
  try {
    return answerReply(await assistant.ask(question));
  } catch (error) {
    const incident = newIncident();
    if (!isForTheAsker(error)) log.error({ incident, err: loggable(error) }, 'question failed');
    return failureReply(error, detectLanguage(question), incident);
  }
}
