import { SlashCommandBuilder } from 'discord.js';
import { sourcesReply } from '../replies/sources.ts';
import { everywhere, type SlashCommand, withPrivateOption } from './command.ts';

export const sources = {
  data: withPrivateOption(
    everywhere(new SlashCommandBuilder())
      .setName('sources')
      .setDescription('التقارير التي أجيب منها · The reports that answers come from'),
  ).toJSON(),
  async execute(_interaction, { assistant, uiLanguage }) {
    return { reply: sourcesReply(await assistant.sources(), 0, uiLanguage) };
  },
} satisfies SlashCommand;
