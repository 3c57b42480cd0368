import { SlashCommandBuilder } from 'discord.js';
import { passageReply } from '../replies/passage.ts';
import { choicesOf, everywhere, type SlashCommand, withPrivateOption } from './command.ts';

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
          .setMinValue(0)
          .setAutocomplete(true),
      )
      .addStringOption((option) =>
        option
          .setName('report')
          .setDescription('اسم التقرير كما في /sources · The report, as /sources names it')
          .setMaxLength(200)
          .setAutocomplete(true),
      ),
  ).toJSON(),
  async complete({ options }, { assistant }) {
    const { name, value } = options.getFocused(true);
    if (name === 'report') return choicesOf(await assistant.suggestReports(value));
    const report = options.getString('report');
    return choicesOf(await assistant.suggestPassages(value, report ? { report } : {}));
  },
  async execute({ options }, { assistant }) {
    const number = options.getInteger('number', true);
    const shown = await assistant.passage(number, options.getString('report') ?? undefined);
    return { reply: passageReply(shown, shown.language) };
  },
} satisfies SlashCommand;
