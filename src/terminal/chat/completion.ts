import type { Assistant } from '../../assistant.ts';
import { readingLanguage, type UiLanguage } from '../../core/ui-language.ts';
import { type ChatScope, commandNamed, commandNames, within } from './commands.ts';

/** What a line may be completed to, and the part of it that is replaced. */
type Completion = [candidates: string[], replaced: string];

/** As many as fit on a screen beside what was said. */
const shown = 10;

/**
 * Completes a line of the chat: a command's name, a topic after /summary, a paragraph's number after /passage, a report's slug after /report, otherwise
 * a question that the report answers. Where nothing begins as the line does, the line is replaced by the best that fits.
 */
export async function completeLine(
  line: string,
  assistant: Assistant,
  language: UiLanguage | null,
  scope: ChatScope = { report: null },
): Promise<Completion> {
  const [, command, argument] = /^(\/\S+)\s+(.*)$/su.exec(line) ?? [];
  const options = {
    limit: shown,
    ...within(scope),
    ...(language ? { language: readingLanguage(language) } : {}),
  };
  if (command === undefined || argument === undefined) {
    if (line.startsWith('/')) return [commandNames.filter((name) => name.startsWith(line)), line];
    return fitting(labelsOf(await assistant.suggestQuestions(line, options)), line);
  }
  const called = commandNamed(command);
  if (called === 'summary')
    return fitting(labelsOf(await assistant.suggestTopics(argument, options)), argument);
  if (called === 'passage') {
    const passages = await assistant.suggestPassages(argument, options);
    return fitting(
      passages.map(({ value }) => String(value)),
      argument,
    );
  }
  if (called === 'report') {
    const reports = await assistant.suggestReports(argument, options);
    return fitting(
      reports.map(({ value }) => value),
      argument,
    );
  }
  return [[], line];
}

const labelsOf = (suggestions: readonly { readonly label: string }[]): string[] =>
  suggestions.map(({ label }) => label);

/** readline would replace the line by what several candidates have in common, so only those that begin with it are several. */
function fitting(candidates: string[], typed: string): Completion {
  const beginning = candidates.filter((candidate) => candidate.startsWith(typed));
  return [beginning.length > 0 ? beginning : candidates.slice(0, 1), typed];
}
