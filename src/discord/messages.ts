import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { Turn } from '../core/conversation/turn.ts';
import { detectLanguage } from '../core/language.ts';
import { uiLanguageFor } from '../core/ui-language.ts';
import { atMessage, conversationOf } from './conversation/keys.ts';
import { attempt, deliver } from './deliver.ts';
import { refusal } from './fairness/allow-list.ts';
import { whereaboutsOf } from './fairness/whereabouts.ts';
import { loggable } from './fault.ts';
import { questionFrom, questionShownIn } from './message-text.ts';
import { answerQuestion } from './question.ts';
import { howToAskReply, refusalReply, tooFastReply } from './replies/notice.ts';
import type { Reply } from './replies/reply.ts';
import { withoutCutMark } from './replies/shown-question.ts';
import { followThrough, inTurn, outcomeOf } from './respond.ts';
import type { Services } from './services.ts';

/**
 * Answers a message that is addressed to the bot: one that mentions it (a reply to one of its own does) or a direct
 * message. Any other, and every bot's, is left alone. Never rejects.
 */
export async function answerMessage(message: Message, services: Services): Promise<void> {
  try {
    await answerAddressed(message, services);
  } catch (error) {
    services.log.warn({ err: loggable(error) }, 'message could not be read');
  }
}

async function answerAddressed(message: Message, services: Services): Promise<void> {
  if (!isAddressedToBot(message)) return;
  const { meter, log, buckets, allowed, uiLanguage } = services;
  const refused = refusal(allowed, whereaboutsOf(message));
  // In a channel that the bot is not to speak in, it does not even say so.
  if (refused === 'channel') return meter.refusal(refused);
  // Whatever is said in reply is said in public, so that it takes a turn whatever it is.
  const taken = buckets.take(message.author.id, performance.now());
  if (!taken.allowed) {
    meter.refusal('allowance');
    if (taken.first)
      await tellDirectly(message, tooFastReply(Date.now() + taken.waitMs, uiLanguage), services);
    return;
  }
  const question = questionFrom(message);
  if (refused || !question) {
    if (refused) meter.refusal(refused);
    await reply(message, refused ? refusalReply(refused, uiLanguage) : howToAskReply(uiLanguage), services);
    return;
  }
  const task = { name: 'message', language: uiLanguageFor(question, uiLanguage) };
  const work = async () => {
    const key = conversationOf(message);
    const chain = await chainOf(message, services);
    return answerQuestion(question, { key, ...(chain && { history: chain }) }, services);
  };
  const outcome = await outcomeOf(task, services, () => inTurn(message.author.id, work, services));
  const sent = await reply(message, outcome.reply, services);
  if (sent) await followThrough(task, outcome, sent, log);
}

function isAddressedToBot({ author, system, webhookId, channel, mentions, client }: Message): boolean {
  if (author.bot || system || webhookId) return false;
  return channel.isDMBased() || mentions.users.has(client.user.id);
}

/**
 * What was asked before in a chain of replies; null where the message replies to none of the bot's answers. Where the
 * bot was started since, the answer itself still tells its question.
 */
async function chainOf(message: Message, services: Services): Promise<readonly Turn[] | null> {
  const answered = message.reference?.messageId;
  if (!answered) return null;
  const remembered = services.conversations.turnsOf(atMessage(answered), performance.now());
  if (remembered.length > 0) return remembered;
  const referred = await attempt(services, () => message.fetchReference());
  const shown = referred?.author.id === message.client.user.id ? questionShownIn(referred) : null;
  if (!shown) return null;
  const question = withoutCutMark(shown.understoodAs ?? shown.question);
  const { report } = shown;
  return [{ question, language: detectLanguage(question), ...(report && { report }), place: null }];
}

const reply = (message: Message, said: Reply, services: Services): Promise<Message | null> =>
  deliver(services, said, (sent) =>
    message.reply({
      ...sent,
      failIfNotExists: false,
      // discord.js sends a request anew when the connection breaks; Discord then drops the second of a nonce.
      nonce: message.id,
      enforceNonce: true,
    }),
  );

/** Tells only whoever wrote a message, where they take direct messages. */
async function tellDirectly({ author, channel }: Message, said: Reply, { log }: Services): Promise<void> {
  try {
    const { content } = said;
    await (channel.isDMBased() && channel.isSendable() ? channel.send(content) : author.send(content));
  } catch (error) {
    const closed =
      error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.CannotSendMessagesToThisUser;
    if (!closed) log.error({ err: loggable(error) }, 'Discord refused a reply');
  }
}
