import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  SlashCommandBuilder,
  SlashCommandOptionsOnlyBuilder,
} from 'discord.js';
import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { Reply } from '../replies/reply.ts';
import type { Outcome } from '../respond.ts';
import type { Services } from '../services.ts';

export type Choice = APIApplicationCommandOptionChoice<string | number>;

/** A slash command: what Discord is told about it, and what it does. */
export interface SlashCommand {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** The option with the text whose language the reply is in; absent: the reply is in both languages. */
  readonly textOption?: string;
  /** Whether it is for those who manage the server, which is looked at whenever it is used. */
  readonly managersOnly?: boolean;
  /** Whether it searches, and so waits for its turn; default true. */
  readonly queued?: boolean;
  /** What can be chosen for the option that is being typed: 25 choices at most, within 3 seconds. */
  complete?(typing: AutocompleteInteraction, services: Services): Promise<readonly Choice[]>;
  /**
   * Runs after the interaction was acknowledged, so it may take its time. Throws what becomes a reply.
   * @param show puts a provisional reply in
   */
  execute(
    interaction: ChatInputCommandInteraction,
    services: Services,
    show: (reply: Reply) => Promise<void>,
  ): Promise<Outcome>;
}

/** A command of a message's own menu. */
export interface MessageCommand {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, services: Services): Promise<Outcome>;
}

interface PlacedBuilder {
  setIntegrationTypes(...types: ApplicationIntegrationType[]): this;
  setContexts(...contexts: InteractionContextType[]): this;
}

/** In a server, in a direct message with the bot and in any other conversation, installed by a server or by a person. */
export const everywhere = <Builder extends PlacedBuilder>(builder: Builder): Builder =>
  builder
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    );

/** The option that every command with a reply of some length has; the dispatcher reads it. */
export const privateOption = 'private';

export const withPrivateOption = (
  builder: SlashCommandBuilder | SlashCommandOptionsOnlyBuilder,
): SlashCommandOptionsOnlyBuilder =>
  builder.addBooleanOption((option) =>
    option.setName(privateOption).setDescription('لا يرى الجواب غيرك · Only you see the reply'),
  );

/** Suggestions as Discord takes them. */
export const choicesOf = (
  suggestions: readonly { readonly label: string; readonly value: string | number }[],
): Choice[] => suggestions.map(({ label, value }) => ({ name: label, value }));
