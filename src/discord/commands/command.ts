import type {
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  SlashCommandBuilder,
  SlashCommandOptionsOnlyBuilder,
} from 'discord.js';
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Assistant } from '../../assistant.ts';
import type { Reply } from '../replies/reply.ts';

/** A slash command: what Discord is told about it, and what it does. */
export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** The option with the text whose language the reply is in; absent: the reply is in both languages. */
  readonly textOption?: string;
  /** Runs after the interaction was acknowledged, so it may take its time. Throws what the dispatcher turns into a reply. */
  execute(options: ChatInputCommandInteraction['options'], assistant: Assistant): Promise<Reply>;
}

/** In a server, in a direct message with the bot and in any other conversation, installed by a server or by a person. */
export const everywhere = <Builder extends SlashCommandBuilder>(builder: Builder): Builder =>
  builder
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    );

/** The option that every command with a reply of some length has; the dispatcher reads it. */
export const privateOption = 'private';

export const withPrivateOption = (builder: SlashCommandOptionsOnlyBuilder): SlashCommandOptionsOnlyBuilder =>
  builder.addBooleanOption((option) =>
    option.setName(privateOption).setDescription('لا يرى الجواب غيرك · Only you see the reply'),
  );
