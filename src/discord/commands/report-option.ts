import type { AutocompleteInteraction, SlashCommandOptionsOnlyBuilder } from 'discord.js';
import type { Assistant } from '../../assistant.ts';
import { type Choice, choicesOf } from './command.ts';

/** The option that names one report, by its slug or title. */
export const reportOption = 'report';

export const withReportOption = (builder: SlashCommandOptionsOnlyBuilder): SlashCommandOptionsOnlyBuilder =>
  builder.addStringOption((option) =>
    option
      .setName(reportOption)
      .setDescription('من تقرير بعينه، والمعتاد كلها · From one report only; from all unless you say so')
      .setMaxLength(200)
      .setAutocomplete(true),
  );

/** The report that somebody named, as the assistant takes it. */
export const namedReport = (options: {
  getString(name: string): string | null;
}): { readonly report?: string } => {
  const report = options.getString(reportOption);
  return report ? { report } : {};
};

type Suggestions = Parameters<typeof choicesOf>[0];

/**
 * Completes a report's name, or another option from what the report that is named already holds.
 * @param suggest what there is for the other option
 */
export async function completeWithin(
  { options }: AutocompleteInteraction,
  assistant: Assistant,
  suggest: (typed: string, within: { readonly report?: string }) => Promise<Suggestions>,
): Promise<Choice[]> {
  const { name, value } = options.getFocused(true);
  return choicesOf(
    name === reportOption
      ? await assistant.suggestReports(value)
      : await suggest(value, namedReport(options)),
  );
}
