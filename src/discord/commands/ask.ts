import { SlashCommandBuilder } from 'discord.js';
import { typedQuestionLimit } from '../controls/ask-form.ts';
import { conversationOf } from '../conversation/keys.ts';
import { inThread } from '../conversation/thread.ts';
import { answerQuestion } from '../question.ts';
import { everywhere, privateOption, type SlashCommand, withPrivateOption } from './command.ts';
import { completeWithin, namedReport, withReportOption } from './report-option.ts';

export const ask = {
  data: withPrivateOption(
    withReportOption(
      everywhere(new SlashCommandBuilder())
        .setName('ask')
        .setDescription('اسأل التقرير فيجيبك بنصّه · Ask the report; it answers in its own words')
        .addStringOption((option) =>
          option
            .setName('question')
            .setDescription('سؤالك بالعربية أو بالإنكليزية · Your question, in Arabic or in English')
            .setRequired(true)
            .setMaxLength(typedQuestionLimit)
            .setAutocomplete(true),
        ),
    ).addBooleanOption((option) =>
      option
        .setName('thread')
        .setDescription('افتح سلسلة نكمل فيها · Open a thread to go on in')
        .setRequired(false),
    ),
  ).toJSON(),
  textOption: 'question',
  complete: (typing, { assistant }) =>
    completeWithin(typing, assistant, (typed, within) => assistant.suggestQuestions(typed, within)),
  async execute(interaction, services) {
    const question = interaction.options.getString('question', true);
    const outcome = await answerQuestion(
      question,
      { key: conversationOf(interaction), ...namedReport(interaction.options) },
      services,
    );
    if (!interaction.options.getBoolean('thread')) return outcome;
    const isPrivate = interaction.options.getBoolean(privateOption) ?? false;
    return inThread(interaction, outcome, { question, isPrivate }, services);
  },
} satisfies SlashCommand;
