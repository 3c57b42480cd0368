import {
  type APIThreadChannel,
  ChannelType,
  type ChatInputCommandInteraction,
  type Message,
  MessageFlags,
  Routes,
} from 'discord.js';
import { labelOf } from '../../core/suggesting/label.ts';
import { uiLanguageFor } from '../../core/ui-language.ts';
import { attempt, deliver } from '../deliver.ts';
import { loggable } from '../fault.ts';
import { noThreadReply, threadHintReply } from '../replies/notice.ts';
import type { Outcome } from '../respond.ts';
import type { Services } from '../services.ts';
import { atMessage, inChannel } from './keys.ts';

const canHoldThreads = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Minutes without a message after which Discord folds the thread away. */
const foldAfterMinutes = 1440;

/** The answer, and a thread that is opened from it to go on in; where there can be none, the asker is told. */
export function inThread(
  interaction: ChatInputCommandInteraction,
  outcome: Outcome,
  { question, isPrivate }: { readonly question: string; readonly isPrivate: boolean },
  services: Services,
): Outcome {
  const { log, conversations } = services;
  const language = uiLanguageFor(question, services.uiLanguage);
  const { channel } = interaction;
  // It was asked for in a thread already: that is where to go on.
  if (channel?.isThread()) return outcome;
  const possible = !isPrivate && channel !== null && canHoldThreads.some((type) => type === channel.type);

  async function open(message: Message): Promise<void> {
    try {
      const { rest } = message.client;
      // discord.js sends a type with it, which a thread that begins with a message has none of.
      const thread = (await rest.post(Routes.threads(message.channelId, message.id), {
        body: { name: labelOf(question) || 'isnad', auto_archive_duration: foldAfterMinutes },
      })) as APIThreadChannel;
      for (const turn of conversations.turnsOf(atMessage(message.id), performance.now()))
        conversations.add(inChannel(thread.id), turn, performance.now());
      const { content } = threadHintReply(language);
      const body = { content, allowed_mentions: { parse: [] } };
      await attempt(services, () => rest.post(Routes.channelMessages(thread.id), { body }));
    } catch (error) {
      log.warn({ err: loggable(error) }, 'no thread could be opened');
      await tellNone();
    }
  }

  const tellNone = () =>
    deliver(services, noThreadReply(language), ({ flags: _, ...notice }) =>
      interaction.followUp({ ...notice, flags: MessageFlags.Ephemeral }),
    );

  return {
    ...outcome,
    async delivered(message) {
      await outcome.delivered?.(message);
      if (possible) await open(message);
      else await tellNone();
    },
  };
}
