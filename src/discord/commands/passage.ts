import { SlashCommandBuilder } from 'discord.js';
import { passageReply } from '../replies/passage.ts';
import { type Command, everywhere, withPrivateOption } from './command.ts';

export const passage = {
  data: withPrivateOption(
    everywhere(new SlashCommandBuilder())
      .setName('passage')
      .setDescription('اقرأ فقرة كاملة من التقرير · Read a whole paragraph of the report')
      .addIntegerOption((option) =>
        option
          .setName('number')
          .setDescription('رقم الفقرة، و0 للعنوان والتاريخ · Its number; 0 for title and date')
          .setRequired(true)
          .setMinValue(0),
      )
      .addStringOption((option) =>
        option
          .setName('report')
          .setDescription('اسم التقرير كما في /sources · The report, as /sources names it')
          .setMaxLength(200),
      ),
  ).toJSON(),
  async execute(options, assistant) {
    const number = options.getInteger('number', true);
    return passageReply(assistant.passage(number, options.getString('report') ?? undefined));
  },
} satisfies Command;
