import { SlashCommandBuilder } from 'discord.js';
import { answerReply } from '../replies/answer.ts';
import { type Command, everywhere, withPrivateOption } from './command.ts';

export const ask = {
  data: withPrivateOption(
    everywhere(new SlashCommandBuilder())
      .setName('ask')
      .setDescription('اسأل التقرير فيجيبك بنصّه · Ask the report; it answers in its own words')
      .addStringOption((option) =>
        option
          .setName('question')
          .setDescription('سؤالك بالعربية أو بالإنكليزية · Your question, in Arabic or in English')
          .setRequired(true)
          .setMaxLength(1000),
      ),
  ).toJSON(),
  textOption: 'question',
  async execute(options, assistant) {
    return answerReply(await assistant.ask(options.getString('question', true)));
  },
} satisfies Command;
