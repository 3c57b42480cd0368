import { type ChatInputCommandInteraction, type Interaction, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { Assistant } from '../assistant.ts';
import { detectLanguage } from '../core/language.ts';
import { type Command, privateOption } from './commands/command.ts';
import { commands } from './commands/list.ts';
import { isTooLate, loggable, newIncident } from './fault.ts';
import { failureReply, isForTheAsker, unknownCommandReply } from './replies/notice.ts';
import type { Reply } from './replies/reply.ts';

const byName = new Map<string, Command>(commands.map((command) => [command.data.name, command]));

/**
 * Answers one interaction, once: acknowledges it before anything else, runs its command, and puts the reply in.
 * Never rejects: a failure becomes a reply where one can still be given, and an entry in the log.
 */
export async function dispatch(interaction: Interaction, assistant: Assistant, log: Logger): Promise<void> {
  if (!interaction.isRepliable()) return;
  const command = interaction.isChatInputCommand() ? byName.get(interaction.commandName) : undefined;
  if (!interaction.isChatInputCommand() || !command) {
    await delivered(log, () =>
      interaction.reply({ ...unknownCommandReply(), flags: MessageFlags.Ephemeral }),
    );
    return;
  }
  const isPrivate = interaction.options.getBoolean(privateOption) ?? false;
  const acknowledged = await delivered(log, () =>
    interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  );
  if (!acknowledged) return;
  const reply = await replyOf(command, interaction, assistant, log);
  if (await delivered(log, () => interaction.editReply(reply))) return;
  // The message still says 'thinking'. Where Discord takes nothing more, this is refused too, and logged.
  const incident = newIncident();
  log.error({ incident, command: command.data.name }, 'reply could not be delivered');
  await delivered(log, () =>
    interaction.editReply(failureReply(null, languageOf(command, interaction), incident)),
  );
}

async function replyOf(
  command: Command,
  interaction: ChatInputCommandInteraction,
  assistant: Assistant,
  log: Logger,
): Promise<Reply> {
  try {
    return await command.execute(interaction.options, assistant);
  } catch (error) {
    const incident = newIncident();
    if (!isForTheAsker(error))
      log.error({ incident, command: command.data.name, err: loggable(error) }, 'command failed');
    return failureReply(error, languageOf(command, interaction), incident);
  }
}

function languageOf(command: Command, { options }: ChatInputCommandInteraction) {
  const text = command.textOption ? options.getString(command.textOption) : null;
  return text === null ? null : detectLanguage(text);
}

/** Runs a request to Discord; false, and logged, when it was refused. */
async function delivered(log: Logger, request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (isTooLate(error)) log.warn({ err: loggable(error) }, 'interaction can no longer be answered');
    else log.error({ err: loggable(error) }, 'Discord refused a reply');
    return false;
  }
}
