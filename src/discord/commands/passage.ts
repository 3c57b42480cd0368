import { SlashCommandBuilder } from 'discord.js';
import { passageReply } from '../replies/passage.ts';
import { everywhere, type SlashCommand, withPrivateOption } from './command.ts';
import { completeWithin, namedReport, reportOption } from './report-option.ts';

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
          .setName(reportOption)
          .setDescription('اسم التقرير كما في /sources · The report, as /sources names it')
          .setMaxLength(200)
          .setAutocomplete(true),
      ),
  ).toJSON(),
  complete: (typing, { assistant }) =>
    completeWithin(typing, assistant, (typed, within) => assistant.suggestPassages(typed, within)),
  async execute({ options }, { assistant, uiLanguage }) {
    const number = options.getInteger('number', true);
    const shown = await assistant.passage(number, namedReport(options).report);
    return { reply: passageReply(shown, uiLanguage ?? shown.language) };
  },
} satisfies SlashCommand;
