import type { Assistant } from '../../assistant.ts';
import type { Language } from '../../core/language.ts';
import { type ChatScope, commandNames, within } from './commands.ts';

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
  language: Language | null,
  scope: ChatScope = { report: null },
): Promise<Completion> {
  const [, command, argument] = /^(\/\S+)\s+(.*)$/su.exec(line) ?? [];
  const options = { limit: shown, ...within(scope), ...(language ? { language } : {}) };
  if (command === undefined || argument === undefined) {
    if (line.startsWith('/')) return [commandNames.filter((name) => name.startsWith(line)), line];
    return fitting(labelsOf(await assistant.suggestQuestions(line, options)), line);
  }
  if (/^\/(?:summary|خلاصة|ملخص)$/u.test(command))
    return fitting(labelsOf(await assistant.suggestTopics(argument, options)), argument);
  if (/^\/(?:passage|فقرة)$/u.test(command)) {
    const passages = await assistant.suggestPassages(argument, options);
    return fitting(
      passages.map(({ value }) => String(value)),
      argument,
    );
  }
  if (/^\/(?:report|تقرير)$/u.test(command)) {
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
