import { SlashCommandBuilder } from 'discord.js';
import { aboutReply } from '../replies/about.ts';
import { type Command, everywhere, withPrivateOption } from './command.ts';

export const about = {
  data: withPrivateOption(
    everywhere(new SlashCommandBuilder())
      .setName('about')
      .setDescription('ما هذا المساعد وعلى أي فهرس يعمل · What this assistant is and runs on'),
  ).toJSON(),
  async execute(_options, assistant) {
    return aboutReply(assistant.about());
  },
} satisfies Command;
