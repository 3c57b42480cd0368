import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import { conversationOf } from '../conversation/keys.ts';
import { questionFrom } from '../message-text.ts';
import { answerQuestion } from '../question.ts';
import { everywhere, type MessageCommand } from './command.ts';

/** Takes any message as the question. */
export const askTheReport = {
  data: everywhere(new ContextMenuCommandBuilder())
    .setName('Ask the report · اسأل التقرير')
    .setType(ApplicationCommandType.Message)
    .toJSON(),
  async execute(interaction, services) {
    const question = questionFrom(interaction.targetMessage);
    return answerQuestion(question, { key: conversationOf(interaction) }, services);
  },
} satisfies MessageCommand;
