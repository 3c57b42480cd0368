import { SlashCommandBuilder } from 'discord.js';
import { isLanguage } from '../../core/language.ts';
import { type SummaryLength, summaryLengths } from '../../core/summary/summary.ts';
import { uiLanguageFor } from '../../core/ui-language.ts';
import { summaryReply } from '../replies/summary.ts';
import { everywhere, type SlashCommand, withPrivateOption } from './command.ts';
import { completeWithin, namedReport, withReportOption } from './report-option.ts';

const lengthNames: Record<SummaryLength, string> = {
  short: 'قصيرة · short',
  medium: 'متوسطة · medium',
  long: 'طويلة · long',
};

export const summary = {
  data: withPrivateOption(
    withReportOption(
      everywhere(new SlashCommandBuilder())
        .setName('summary')
        .setDescription("خلاصة التقرير بألفاظه · A summary in the report's own sentences")
        .addStringOption((option) =>
          option
            .setName('length')
            .setDescription('طول الخلاصة، والمعتاد متوسطة · How long; medium unless you say so')
            .addChoices(summaryLengths.map((value) => ({ name: lengthNames[value], value }))),
        )
        .addStringOption((option) =>
          option
            .setName('topic')
            .setDescription('موضوع بعينه، مثل كركوك · One subject only, such as Kirkuk')
            .setMaxLength(200)
            .setAutocomplete(true),
        )
        .addStringOption((option) =>
          option
            .setName('language')
            .setDescription('لغة الخلاصة · The language of the summary')
            .addChoices(
              { name: 'العربية · Arabic', value: 'ar' },
              { name: 'الإنكليزية · English', value: 'en' },
            ),
        ),
    ),
  ).toJSON(),
  textOption: 'topic',
  complete: (typing, { assistant }) =>
    completeWithin(typing, assistant, (typed, within) => assistant.suggestTopics(typed, within)),
  async execute({ options }, { assistant, uiLanguage }) {
    const length = summaryLengths.find((known) => known === options.getString('length'));
    const language = options.getString('language');
    const summarized = await assistant.summarize({
      topic: options.getString('topic'),
      ...(length && { length }),
      ...(isLanguage(language) && { language }),
      ...namedReport(options),
    });
    return {
      reply: summaryReply(
        summarized,
        await assistant.sources(),
        uiLanguageFor(summarized.topic ?? '', uiLanguage, summarized.language),
      ),
    };
  },
} satisfies SlashCommand;
