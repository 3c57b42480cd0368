import { type ButtonInteraction, InteractionContextType, type Message, MessageFlags } from 'discord.js';
import type { Button, Effect } from './buttons/button.ts';
import { buttons } from './buttons/list.ts';
import { parseCustomId } from './controls/custom-id.ts';
import { attempt, deliver } from './deliver.ts';
import { loggable } from './fault.ts';
import { questionShownIn } from './message-text.ts';
import { failureReply, reportChangedReply } from './replies/notice.ts';
import type { Reply } from './replies/reply.ts';
import type { Services } from './services.ts';

const byAction = new Map<string, Button>(buttons.map((button) => [button.action, button]));

/** Answers the press of a button, once. Never rejects. */
export async function press(interaction: ButtonInteraction, services: Services): Promise<void> {
  const effect = await effectOf(interaction, services);
  switch (effect.kind) {
    case 'form':
      await attempt(services, () => interaction.showModal(effect.form));
      return;
    case 'tell':
      await tell(interaction, effect.reply, services);
      return;
    case 'change':
      if (!isFor(interaction)) await tell(interaction, effect.reply, services);
      else await change(interaction, effect.reply, services);
      return;
    case 'tell later':
      if (!(await attempt(services, () => interaction.deferReply({ flags: MessageFlags.Ephemeral })))) return;
      await deliver(services, await replyOf(effect.reply, services), (message) =>
        interaction.editReply(message),
      );
  }
}

async function effectOf(interaction: ButtonInteraction, services: Services): Promise<Effect> {
  const parsed = parseCustomId(interaction.customId);
  const button = parsed && byAction.get(parsed.button);
  try {
    const asked = questionShownIn(interaction.message) ?? { question: '' };
    const effect = await button?.press(parsed?.fields ?? [], asked, services);
    if (effect?.kind !== 'tell later') services.meter.request('button', 'answered');
    return effect ?? { kind: 'tell', reply: reportChangedReply(services.uiLanguage) };
  } catch (error) {
    return { kind: 'tell', reply: failed(error, services) };
  }
}

async function replyOf(make: () => Promise<Reply>, services: Services): Promise<Reply> {
  try {
    const reply = await make();
    services.meter.request('button', 'answered');
    return reply;
  } catch (error) {
    return failed(error, services);
  }
}

function failed(error: unknown, { log, meter, request, uiLanguage }: Services): Reply {
  meter.request('button', 'failed');
  log.error({ err: loggable(error) }, 'button failed');
  return failureReply(error, uiLanguage, request);
}

const tell = (interaction: ButtonInteraction, reply: Reply, services: Services) =>
  deliver(services, reply, ({ flags = 0, ...message }) =>
    interaction.reply({ ...message, flags: flags | MessageFlags.Ephemeral }),
  );

/** Changes the message; one with components cannot become plain text, which is told instead. */
const change = (interaction: ButtonInteraction, reply: Reply, services: Services) =>
  deliver(services, reply, (message) =>
    'components' in message
      ? interaction.update(message)
      : interaction.reply({ ...message, flags: MessageFlags.Ephemeral }),
  );

/** Whether a message is for whoever pressed its button: seen by them alone, or an answer to them. */
function isFor({ message, context, user }: ButtonInteraction): boolean {
  if (message.flags.has(MessageFlags.Ephemeral) || context === InteractionContextType.BotDM) return true;
  return askerOf(message) === user.id;
}

const askerOf = ({ interactionMetadata, mentions }: Message): string | undefined =>
  interactionMetadata?.user.id ?? mentions.repliedUser?.id;
