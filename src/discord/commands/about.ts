import { SlashCommandBuilder } from 'discord.js';
import { aboutReply } from '../replies/about.ts';
import { everywhere, type SlashCommand, withPrivateOption } from './command.ts';

export const about = {
  data: withPrivateOption(
    everywhere(new SlashCommandBuilder())
      .setName('about')
      .setDescription('ما هذا المساعد وعلى أي فهرس يعمل · What this assistant is and runs on'),
  ).toJSON(),
  async execute({ client }, { assistant, uiLanguage }) {
    return { reply: aboutReply(assistant.about(), client.ws.ping, uiLanguage) };
  },
} satisfies SlashCommand;
