import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import type { RefusalReason } from '../core/meter.ts';
import { uiLanguageFor } from '../core/ui-language.ts';
import { type MessageCommand, privateOption, type SlashCommand } from './commands/command.ts';
import { checkOptions, checkTyping } from './commands/given-options.ts';
import { messageCommands, slashCommands } from './commands/list.ts';
import { questionField } from './controls/ask-form.ts';
import { actions } from './controls/buttons.ts';
import { parseCustomId } from './controls/custom-id.ts';
import { conversationOf } from './conversation/keys.ts';
import { deliver } from './deliver.ts';
import { refusal } from './fairness/allow-list.ts';
import type { TokenBuckets } from './fairness/token-buckets.ts';
import { whereaboutsOf } from './fairness/whereabouts.ts';
import { isTooLate, loggable } from './fault.ts';
import { questionFrom, questionShownIn } from './message-text.ts';
import { press } from './press.ts';
import { answerQuestion } from './question.ts';
import {
  managersOnlyReply,
  pressedTooFastReply,
  refusalReply,
  tooFastReply,
  unknownCommandReply,
} from './replies/notice.ts';
import type { Reply } from './replies/reply.ts';
import { type Opening, respond, type Task } from './respond.ts';
import type { Services } from './services.ts';

const slashByName = new Map<string, SlashCommand>(
  slashCommands.map((command) => [command.data.name, command]),
);
const messageByName = new Map<string, MessageCommand>(
  messageCommands.map((command) => [command.data.name, command]),
);

/** Answers one interaction, of whatever kind, once. Never rejects. */
export async function dispatch(interaction: Interaction, services: Services): Promise<void> {
  try {
    await answer(interaction, services);
  } catch (error) {
    services.log.warn({ err: loggable(error) }, 'interaction could not be read');
    if (interaction.isRepliable() && !interaction.replied && !interaction.deferred)
      await refuse(interaction, 'unknown', unknownCommandReply(services.uiLanguage), services);
  }
}

async function answer(interaction: Interaction, services: Services): Promise<void> {
  const refused = refusal(services.allowed, whereaboutsOf(interaction));
  if (interaction.isAutocomplete()) return complete(interaction, refused === null, services);
  if (!interaction.isRepliable()) return;
  if (refused) return refuse(interaction, refused, refusalReply(refused, services.uiLanguage), services);
  const { buckets, presses } = services;
  if (interaction.isButton()) {
    if (await refusedAsTooFast(interaction, presses, pressedTooFastReply, services)) return;
    return press(interaction, services);
  }

  const task = readTask(interaction, services);
  if ('refusal' in task) return refuse(interaction, task.reason, task.refusal, services);
  if (await refusedAsTooFast(interaction, buckets, tooFastReply, services)) return;
  return respond(task.of, task.task, services);
}

/** Takes from somebody's allowance; true where there is nothing left and they were told when there is. */
async function refusedAsTooFast(
  interaction: RepliableInteraction,
  allowances: TokenBuckets,
  reply: typeof tooFastReply,
  services: Services,
): Promise<boolean> {
  const taken = allowances.take(interaction.user.id, performance.now());
  if (taken.allowed) return false;
  const told = reply(Date.now() + taken.waitMs, services.uiLanguage);
  await refuse(interaction, 'allowance', told, services);
  return true;
}

type Assignment =
  | { readonly of: Opening; readonly task: Task }
  | { readonly reason: RefusalReason; readonly refusal: Reply };

const unknownCommand = ({ uiLanguage }: Services): Assignment => ({
  reason: 'unknown',
  refusal: unknownCommandReply(uiLanguage),
});

/** What an interaction asks for; one that another version of the program had sent for may lack what is read of it. */
function readTask(interaction: RepliableInteraction, services: Services): Assignment {
  try {
    return taskOf(interaction, services);
  } catch (error) {
    services.log.warn({ err: loggable(error) }, 'interaction could not be read');
    return unknownCommand(services);
  }
}

function taskOf(interaction: RepliableInteraction, services: Services): Assignment {
  if (interaction.isChatInputCommand()) {
    const command = slashByName.get(interaction.commandName);
    if (!command) return unknownCommand(services);
    if (command.managersOnly && !managesServer(interaction))
      return { reason: 'permission', refusal: managersOnlyReply(services.uiLanguage) };
    checkOptions(command, interaction);
    return { of: interaction, task: slashTask(command, interaction, services) };
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = messageByName.get(interaction.commandName);
    if (!command) return unknownCommand(services);
    const task: Task = {
      name: command.data.name,
      isPrivate: false,
      language: uiLanguageFor(questionFrom(interaction.targetMessage), services.uiLanguage),
      run: () => command.execute(interaction, services),
    };
    return { of: interaction, task };
  }
  if (interaction.isModalSubmit() && parseCustomId(interaction.customId)?.button === actions.askDifferently)
    return { of: interaction, task: formTask(interaction, services) };
  return unknownCommand(services);
}

/**
 * Whether somebody manages a server that the bot itself is in, by what Discord sends along with this very use. Who only
 * installed the bot for themselves may manage any server.
 */
function managesServer({ client, guildId, memberPermissions }: ChatInputCommandInteraction): boolean {
  if (guildId === null || !client.guilds.cache.has(guildId)) return false;
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

function slashTask(
  command: SlashCommand,
  interaction: ChatInputCommandInteraction,
  services: Services,
): Task {
  const { options } = interaction;
  const text = command.textOption ? options.getString(command.textOption) : null;
  return {
    name: command.data.name,
    isPrivate: options.getBoolean(privateOption) ?? false,
    language: text === null ? services.uiLanguage : uiLanguageFor(text, services.uiLanguage),
    queued: command.queued ?? true,
    run: (show) => command.execute(interaction, services, show),
  };
}

/** A question that was worded anew in a form, answered where the first answer stood. */
function formTask(interaction: ModalSubmitInteraction, services: Services): Task {
  const question = interaction.fields.getTextInputValue(questionField);
  const { report } = (interaction.message && questionShownIn(interaction.message)) ?? {};
  return {
    name: 'ask differently',
    isPrivate: interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false,
    language: uiLanguageFor(question, services.uiLanguage),
    run: () =>
      answerQuestion(question, { key: conversationOf(interaction), ...(report && { report }) }, services),
  };
}

function isReadable(command: SlashCommand, interaction: AutocompleteInteraction, { log }: Services): boolean {
  try {
    checkTyping(command, interaction);
    return true;
  } catch (error) {
    log.warn({ err: loggable(error) }, 'interaction could not be read');
    return false;
  }
}

async function complete(
  interaction: AutocompleteInteraction,
  allowed: boolean,
  services: Services,
): Promise<void> {
  const { log } = services;
  try {
    const command = allowed ? slashByName.get(interaction.commandName) : undefined;
    const readable = command !== undefined && isReadable(command, interaction, services);
    await interaction.respond((readable && (await command.complete?.(interaction, services))) || []);
  } catch (error) {
    // Whoever types on gets new suggestions: these came too late, or can be done without.
    if (isTooLate(error)) log.debug({ err: loggable(error) }, 'suggestions came too late');
    else log.error({ err: loggable(error) }, 'suggestions failed');
  }
}

async function refuse(
  interaction: RepliableInteraction,
  reason: RefusalReason,
  reply: Reply,
  services: Services,
): Promise<void> {
  services.meter.refusal(reason);
  await deliver(services, reply, ({ flags: _, ...message }) =>
    interaction.reply({ ...message, flags: MessageFlags.Ephemeral }),
  );
}
